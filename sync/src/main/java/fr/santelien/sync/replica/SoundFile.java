package fr.santelien.sync.replica;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.IOException;
import java.util.List;

/** What an opening checks beyond what SQLite does by itself. */
final class SoundFile {

    private SoundFile() {}

    /** @throws ReplicaException {@code DAMAGED} */
    static void check(Sql sql, Suspicion suspicion, Mark mark) throws IOException {
        if (suspicion.isNoted()) {
            if (!isSound(sql)) {
                throw new ReplicaException(Kind.DAMAGED, "some pages of the file are damaged");
            }
            suspicion.clear();
        }
        long marked = mark.read()
                .orElseThrow(() -> new ReplicaException(
                        Kind.DAMAGED, "nothing tells whether the last writes of the file are there"));
        long missing = marked - Acknowledged.count(sql);
        if (missing > 0) {
            throw new ReplicaException(Kind.DAMAGED, "the last " + missing + " writes of the file are gone");
        }
    }

    /** Reads every page. */
    static boolean isSound(Sql sql) {
        try {
            return sql.list("PRAGMA integrity_check(1)", row -> row.text("integrity_check"))
                    .equals(List.of("ok"));
        } catch (ReplicaException e) {
            return false;
        }
    }
}
