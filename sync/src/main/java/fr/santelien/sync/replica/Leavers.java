package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.Merge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** People who left the structure: what they saw and had not sent goes out of the file. */
final class Leavers {

    private final Rows rows;
    private final Changes changes;
    private final Incoming incoming;

    Leavers(Rows rows, Changes changes, Incoming incoming) {
        this.rows = rows;
        this.changes = changes;
        this.incoming = incoming;
    }

    /** @param members identifiers of those who stay */
    int leave(Transaction transaction, Set<String> members) {
        List<String> gone = transaction.sql().list("SELECT id FROM holder", row -> row.text("id")).stream()
                .filter(id -> !members.contains(id))
                .toList();
        for (String leaver : gone) {
            for (Reference reference : unsent(transaction, leaver)) {
                takeOut(transaction, reference, leaver);
            }
            for (String table : List.of("visibility", "cursor", "witness", "sealed_entry")) {
                transaction
                        .sql()
                        .execute(
                                "DELETE FROM " + table + " WHERE holder = (SELECT number FROM holder WHERE id = ?)",
                                leaver);
            }
            transaction.sql().execute("DELETE FROM holder WHERE id = ?", leaver);
        }
        return gone.size();
    }

    private static List<Reference> unsent(Transaction transaction, String leaver) {
        return transaction
                .sql()
                .list(
                        "SELECT DISTINCT type, id FROM change WHERE author = ?",
                        row -> new Reference(row.text("type"), row.text("id")),
                        leaver);
    }

    /** Consecutive changes of one person, and the resource after them. */
    private record Run(Changes.Change last, ObjectNode after) {}

    private List<Run> runs(Transaction transaction, Row row) {
        List<Run> runs = new ArrayList<>();
        List<Changes.Change> log = changes.of(transaction, row.reference);
        for (Changes.Change change : log) {
            change.result().ifPresent(result -> runs.add(new Run(change, Rows.json(result))));
        }
        if (log.getLast().result().isEmpty()) {
            runs.add(new Run(log.getLast(), row.local));
        }
        return runs;
    }

    private void takeOut(Transaction transaction, Reference reference, String leaver) {
        Row row = rows.get(transaction, reference);
        List<Run> runs = runs(transaction, row);
        Set<String> authors = new HashSet<>();
        runs.forEach(run -> authors.add(run.last().author().holderId()));
        ObjectNode base = row.base();
        if (base == null && authors.size() > 1) {
            // Colleagues went on with what she had made: it is theirs to send.
            changes.forget(transaction, reference, leaver);
            rows.save(transaction, row);
            return;
        }
        ObjectNode without = base == null ? Json.NODES.objectNode() : base.deepCopy();
        ObjectNode before = without;
        for (Run run : runs) {
            if (run.last().author().holderId().equals(leaver)) {
                LeftWorks.Content content = new LeftWorks.Content(base == null ? null : before, run.after());
                LeftWorks.keep(transaction.sql(), reference, run.last(), content, changes.now());
            } else {
                without = Merge.threeWay(before, run.after(), without, incoming.rules(reference))
                        .tree();
                changes.noteResult(transaction, run.last(), without);
            }
            before = run.after();
        }
        changes.trace(transaction, "left_work_kept", reference);
        if (base == null) {
            rows.delete(transaction, reference);
            return;
        }
        changes.forget(transaction, reference, leaver);
        restore(
                transaction,
                row,
                without,
                runs.getLast().last().author().holderId().equals(leaver));
    }

    private void restore(Transaction transaction, Row row, ObjectNode without, boolean hersIsLast) {
        row.local = without;
        row.sent = null;
        row.sentChange = 0;
        row.sending = false;
        row.reason = null;
        row.draft &= !hersIsLast;
        if (!Rows.has(transaction, "change", row.reference)) {
            ConflictLog.closeAll(transaction, row.reference);
        }
        ObjectNode newer = row.newer;
        if (newer != null && !row.draft) {
            row.newer = null;
            incoming.receive(transaction, row, newer);
        } else {
            incoming.settled(transaction, row);
        }
        rows.save(transaction, row);
    }

    /**
     * Takes off this poste what nobody of it sees, unsent work apart.
     *
     * @return how many; a few at a time, so that who writes meanwhile does not wait long
     */
    int purge(Transaction transaction, int most) {
        List<Reference> unseen = transaction
                .sql()
                .list(
                        "SELECT type, id FROM resource r WHERE state = 'clean' AND NOT EXISTS"
                                + " (SELECT 1 FROM visibility v WHERE v.type = r.type AND v.id = r.id) LIMIT ?",
                        row -> new Reference(row.text("type"), row.text("id")),
                        most);
        unseen.forEach(reference -> rows.delete(transaction, reference));
        return unseen.size();
    }

    /** Destroys what was kept long enough. */
    int destroyOld(Transaction transaction, Instant now, Duration kept) {
        int destroyed = 0;
        for (LeftWork work : LeftWorks.list(transaction.sql())) {
            if (work.leftAt().plus(kept).isBefore(now)) {
                LeftWorks.forget(transaction.sql(), work.number());
                changes.trace(transaction, "left_work_destroyed", work.reference());
                destroyed++;
            }
        }
        return destroyed;
    }
}
