package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.lab.region.SyntheticRegion;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.SqliteReplica;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** A poste's file that receives a synthetic region page by page, as an exchange brings it. */
final class RegionFile {

    /** Of nobody; she sees everything. */
    static final Author AUTHOR = new Author("8:10009990010", "Nathalie COHEN");

    private static final int PAGE = 500;

    private final Path file;
    private final byte[] key;
    private final SyntheticRegion region;
    private final Instant now;
    private int patients;

    RegionFile(Path file, byte[] key, SyntheticRegion region, Instant now) {
        this.file = file;
        this.key = key;
        this.region = region;
        this.now = now;
    }

    /**
     * Receives what a region of this size has more than is here.
     *
     * @return seconds that receiving took, the making of the region left out
     */
    double growTo(int size) {
        try (SqliteReplica replica =
                SqliteReplica.open(file, key, AUTHOR, Work.projections(), Work.mergeRules(), Clock.systemUTC())) {
            double seconds = receive(
                    replica, "Patient", region.patients(size).skip(patients).iterator());
            seconds += receive(
                    replica,
                    "DocumentReference",
                    region.notes(size).skip(notes(patients)).iterator());
            for (String type : Work.types()) {
                replica.exchangeSide().inbox().receive(List.of(), "centre", type, now);
            }
            replica.exchangeSide().exchangeSucceeded();
            patients = size;
            return seconds;
        }
    }

    private static long notes(long patients) {
        return patients * SyntheticRegion.NOTES / SyntheticRegion.PATIENTS;
    }

    private double receive(SqliteReplica replica, String type, Iterator<Resource> resources) {
        long took = 0;
        while (resources.hasNext()) {
            List<ObjectNode> page = new ArrayList<>();
            while (resources.hasNext() && page.size() < PAGE) {
                page.add(stored(resources.next(), now));
            }
            long start = System.nanoTime();
            replica.exchangeSide().inbox().receive(page, "centre", type, null);
            took += System.nanoTime() - start;
        }
        return took / 1e9;
    }

    /** As the server would give it. */
    static ObjectNode stored(Resource resource, Instant now) {
        resource.getMeta()
                .setVersionId("1")
                .getLastUpdatedElement()
                .setValueAsString(now.truncatedTo(ChronoUnit.MILLIS).toString());
        try {
            return Json.object(SyntheticRegion.json(resource));
        } catch (Json.NotJsonException e) {
            throw new IllegalStateException("HAPI writes JSON", e);
        }
    }
}
