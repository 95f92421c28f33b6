package fr.santelien.sync.replica;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The newest resource a holder has from the server. A server that no longer has it, or not this new, lost something. */
public record Witness(Reference reference, ServerVersion version) {

    static Optional<Witness> of(Sql sql, long holder) {
        return sql.first("SELECT type, id, version, last_updated FROM witness WHERE holder = ?", Witness::read, holder);
    }

    private static Witness read(RowReader row) {
        return new Witness(
                new Reference(row.text("type"), row.text("id")),
                ServerVersion.of(row.text("version"), row.text("last_updated")));
    }

    /** The newest of these, if it is newer than the present one. */
    static void note(Sql sql, long holder, List<Witness> stored) {
        long present = of(sql, holder).map(Witness::updated).orElse(Long.MIN_VALUE);
        Optional<Witness> newest = stored.stream()
                .filter(one -> one.updated() != ServerVersion.UNKNOWN)
                .max(Comparator.comparingLong(Witness::updated));
        if (newest.isPresent() && newest.get().updated() > present) {
            sql.execute(
                    "INSERT INTO witness (holder, type, id, version, last_updated) VALUES (?, ?, ?, ?, ?)"
                            + " ON CONFLICT (holder) DO UPDATE SET type = excluded.type, id = excluded.id,"
                            + " version = excluded.version, last_updated = excluded.last_updated",
                    holder,
                    newest.get().reference().type(),
                    newest.get().reference().id(),
                    newest.get().version().version(),
                    Instant.ofEpochMilli(newest.get().updated()).toString());
        }
    }

    private long updated() {
        return version.updated();
    }

    /** From the rows, where there is none or the present one is no longer to be believed. */
    static void choose(Sql sql, long holder) {
        sql.execute("DELETE FROM witness WHERE holder = ?", holder);
        sql.execute(
                "INSERT INTO witness (holder, type, id, version, last_updated)"
                        + " SELECT v.holder, r.type, r.id, r.version, max(r.last_updated)"
                        + " FROM visibility v JOIN resource r ON r.type = v.type AND r.id = v.id"
                        + " WHERE v.holder = ? AND r.version IS NOT NULL AND r.last_updated IS NOT NULL"
                        + " GROUP BY v.holder",
                holder);
    }
}
