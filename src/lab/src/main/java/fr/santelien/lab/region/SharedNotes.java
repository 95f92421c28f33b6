package fr.santelien.lab.region;

import static fr.santelien.lab.people.DemoPerson.ANTOINE;
import static fr.santelien.lab.people.DemoPerson.KARIMA;
import static fr.santelien.lab.people.DemoPerson.NATHALIE;
import static fr.santelien.lab.people.DemoStructure.CENTRE;
import static fr.santelien.lab.people.DemoStructure.DAC;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Notes of the cahier de liaison: for the professionals of the circle, never for a secretary. */
final class SharedNotes {

    private static final List<String> TYPES = List.of("OBS", "DEM-AVIS", "GEN");

    private SharedNotes() {}

    static List<Resource> of(Instant now) {
        return List.of(
                note(
                        "note-1",
                        Population.DURAND,
                        "OBS",
                        Staff.role(NATHALIE, CENTRE),
                        now.minus(Duration.ofDays(9)),
                        "Œdèmes des chevilles en fin de journée, poids stable."),
                note(
                        "note-2",
                        Population.DURAND,
                        "DEM-AVIS",
                        Staff.role(KARIMA, DAC),
                        now.minus(Duration.ofDays(3)),
                        "La patiente dit ne plus faire ses courses. Avis sur une aide à domicile ?"),
                note(
                        "note-3",
                        Population.LEGRAND,
                        "GEN",
                        Staff.role(ANTOINE, CENTRE),
                        now.minus(Duration.ofDays(30)),
                        "Traitement revu avec la patiente et sa fille."));
    }

    /**
     * Notes of a whole region: {@code notes} of them over its patients in order, every one written on a day of the year
     * before.
     */
    static Stream<Resource> of(Stream<Identity> people, int patients, int notes, long seed, Instant now) {
        Random random = new Random(seed);
        int[] patient = {0};
        return people.flatMap(person -> {
            long number = patient[0]++;
            // The notes of the n first patients are the same whatever the size of the region, for the same proportion.
            int from = (int) (number * notes / patients);
            int to = (int) ((number + 1) * notes / patients);
            return IntStream.range(from, to)
                    .mapToObj(i -> note(
                            "note-" + (1000 + i),
                            person.id(),
                            TYPES.get(i % TYPES.size()),
                            Staff.role(i % 3 == 0 ? ANTOINE : NATHALIE, CENTRE),
                            now.minus(Duration.ofMinutes(1 + random.nextInt(365 * 24 * 60))),
                            NoteText.draw(random)));
        });
    }

    private static DocumentReference note(
            String id, String patient, String type, Reference author, Instant at, String text) {
        DocumentReference note = Fhir.fictitious(new DocumentReference(), id);
        note.setStatus(DocumentReferenceStatus.CURRENT);
        note.getMasterIdentifier()
                .setSystem("urn:ietf:rfc:3986")
                .setValue("urn:uuid:" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)));
        note.getType().addCoding().setSystem("urn:oid:1.2.250.1.213.1.1.4.334").setCode(type);
        note.setSubject(new Reference("Patient/" + patient)).addAuthor(author);
        note.setDateElement(new InstantType(at.truncatedTo(ChronoUnit.MILLIS).toString()));
        note.addContent()
                .getAttachment()
                .setContentType("text/plain; charset=utf-8")
                .setLanguage("fr-FR")
                .setData(text.getBytes(StandardCharsets.UTF_8));
        return note;
    }
}
