package fr.santelien.lab.region;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/**
 * A synthetic region around the Centre municipal de santé des Coteaux. Every structure, person and patient is
 * fictitious, and each resource says so (tag {@code HTEST}); matricules are of the test range. The same seed and the
 * same instant give the same region.
 */
public final class SyntheticRegion {

    /** DURAND Jeanne née LEFÈVRE: in the circle of the centre and the DAC, without a plan, on no list. */
    public static final String DURAND = Population.DURAND;

    /** The urgent request about {@link #DURAND}, to handle. */
    public static final String REQUEST_DURAND = Requests.id(4312);

    public static final String LIST_HEART_FAILURE = "list-insuffisance-cardiaque";

    /** Shared by the centre with the DAC. */
    public static final String LIST_DISCHARGES = "list-sorties";

    /** Plan in force; the two others are drafts. */
    public static final String PLAN_ACTIVE = "plan-1";

    /** Patients of the platform whose size is taken as the measure (domain.md §10). */
    public static final int PATIENTS = 212_431;

    /** Notes about them. */
    public static final int NOTES = 274_852;

    private final long seed;
    private final Instant now;

    /** @param now every date of the region is relative to it, so that the demo looks like today */
    public SyntheticRegion(long seed, Instant now) {
        this.seed = seed;
        this.now = now;
    }

    /**
     * The patients of a region at size, {@link #PATIENTS} for a whole one, one after the other: nobody holds them all.
     * The first ones are those of a smaller region.
     */
    public Stream<Resource> patients(int size) {
        return Population.draw(seed, size).map(PatientResource::of);
    }

    /** The notes about the patients of {@link #patients}, {@link #NOTES} for {@link #PATIENTS}, in the same order. */
    public Stream<Resource> notes(int size) {
        return SharedNotes.of(Population.draw(seed, size), PATIENTS, NOTES, seed, now);
    }

    /** A resource as it travels. */
    public static String json(Resource resource) {
        return Parsers.JSON.encodeResourceToString(resource);
    }

    /** Everything, what is pointed at before what points at it. */
    public List<Resource> resources() {
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of("Europe/Paris"));
        List<Identity> people = Population.draw(seed);
        List<Resource> resources = new ArrayList<>(Staff.resources(today));
        people.stream().map(PatientResource::of).forEach(resources::add);
        resources.addAll(Circles.of(people, today));
        resources.addAll(Requests.of(Request.book(), now));
        resources.addAll(Worklists.of(people, now));
        resources.addAll(CarePlans.of(people, now));
        resources.addAll(SharedNotes.of(now));
        return resources;
    }
}
