package fr.santelien.sync.replica;

import java.util.List;
import java.util.Set;

/**
 * Takes out of a restored backup what waited when it was made and does no more: sent since, put back, or taken back. What
 * was taken back would be sent otherwise, and nobody would be told.
 */
final class Settled {

    private Settled() {}

    /** @param unsent all that waited last; anything else that waits in the backup goes back to what the server had said */
    static void in(Sql backup, Set<Reference> unsent) {
        Migrations.run(backup);
        backup.run("PRAGMA foreign_keys = ON");
        backup.run("BEGIN IMMEDIATE");
        List<Reference> settled = backup
                .list(
                        "SELECT type, id FROM resource WHERE state <> 'clean'",
                        row -> new Reference(row.text("type"), row.text("id")))
                .stream()
                .filter(reference -> !unsent.contains(reference))
                .toList();
        settled.forEach(reference -> settle(backup, reference));
        if (!settled.isEmpty()) {
            backup.run("DELETE FROM projection"); // read models are made again by the next opening
        }
        backup.run("COMMIT");
    }

    private static void settle(Sql backup, Reference reference) {
        for (String table : List.of("change", "conflict")) {
            backup.execute("DELETE FROM " + table + " WHERE type = ? AND id = ?", reference.type(), reference.id());
        }
        backup.execute(
                "DELETE FROM resource WHERE type = ? AND id = ? AND base IS NULL AND base_is_local = 0",
                reference.type(),
                reference.id());
        backup.execute(
                "UPDATE resource SET local = iif(base_is_local, local, base), base = NULL, base_is_local = 1,"
                        + " state = 'clean', draft = 0, sending = 0, sent = NULL, sent_change = 0, newer = NULL,"
                        + " attempts = 0, reason = NULL WHERE type = ? AND id = ?",
                reference.type(),
                reference.id());
    }
}
