package fr.santelien.lab.files;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.document.Documents;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Repair;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.ReplicaException.Kind;
import fr.santelien.sync.replica.SqliteReplica;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The file side of a poste: opens as the poste does, and repairs as its user chooses. */
class FilesPoste {

    /** Whoever wants to open a file more often than that will never work in it. */
    private static final int OPENINGS = 6;

    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    private final byte[] key;
    private final Random random;
    private final List<Repair.Outcome> told = new ArrayList<>();
    private Duration later = Duration.ZERO;

    FilesPoste(Random random) {
        this.random = random;
        this.key = new byte[32];
        random.nextBytes(key);
    }

    /** What the poste said after each repair. */
    List<Repair.Outcome> told() {
        return told;
    }

    void tomorrow() {
        later = later.plusDays(1).plusMinutes(1);
    }

    Clock clock() {
        return Clock.fixed(MONDAY.plus(later), ZoneOffset.UTC);
    }

    SqliteReplica open(Path folder) {
        return SqliteReplica.open(
                file(folder),
                key,
                new Author("3:99000000001", "Camille FICTIVE"),
                Work.projections(),
                Work.mergeRules(),
                clock());
    }

    static Path file(Path folder) {
        return folder.resolve("replica.db");
    }

    /**
     * Opens until the file is one to work in; the backup of the day reads all of it.
     *
     * @throws IllegalStateException when it never is
     */
    SqliteReplica openWhatever(Path folder) {
        for (int opening = 0; opening < OPENINGS; opening++) {
            tomorrow();
            try {
                SqliteReplica replica = open(folder);
                try {
                    replica.backUpWhenDue();
                    return replica;
                } catch (ReplicaException e) {
                    replica.close();
                    throw e;
                }
            } catch (ReplicaException e) {
                if (e.kind() != Kind.DAMAGED) {
                    throw new IllegalStateException("neither open nor called damaged: " + e.kind(), e);
                }
                repairIfSoSaid(folder);
            }
        }
        throw new IllegalStateException("still damaged after " + OPENINGS + " openings");
    }

    /** A page met damaged in the middle of work is said at the next opening, which is when people choose. */
    private void repairIfSoSaid(Path folder) {
        try {
            open(folder).close();
        } catch (ReplicaException e) {
            Repair repair = new Repair(file(folder), key, clock());
            Repair.Prospect prospect = repair.prospect();
            boolean restorable = prospect.goesOn() || prospect.backup() != null;
            told.add(restorable && random.nextInt(3) > 0 ? repair.restore() : repair.startAgain());
            repaired(folder);
        }
    }

    /** What its user gets who opens a document. */
    byte[] bytes(Documents documents, SqliteReplica replica, Reference request, String document) {
        return documents.open(replica.read(request).orElseThrow(FilesPoste::gone), document, received -> {});
    }

    private static Refusal gone() {
        return new Refusal("Cette demande n’est pas sur ce poste.");
    }

    /** As a session does after its first exchange. */
    void sweep(SqliteReplica replica) {
        replica.collectAttachments(Work.typesWithDocuments());
    }

    /** Between the repair and the next opening. */
    void repaired(Path folder) {}
}
