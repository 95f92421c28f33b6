package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.Path;
import fr.santelien.sync.merge.Trees;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a user may do to a resource; each method is one transaction of the writer. */
final class Edits {

    private final Rows rows;
    private final Changes changes;
    private final Incoming incoming;
    private final Holder holder;

    Edits(Rows rows, Changes changes, Incoming incoming, Holder holder) {
        this.rows = rows;
        this.changes = changes;
        this.incoming = incoming;
        this.holder = holder;
    }

    void create(Transaction transaction, ObjectNode resource, String what, boolean draft) {
        Reference reference = reference(resource);
        if (rows.find(transaction, reference).isPresent()) {
            throw new ReplicaException(Kind.INTERNAL, "created twice: " + reference);
        }
        Row row = new Row(reference, resource.deepCopy());
        row.draft = draft;
        // The row first: the log and the visibility refer to it.
        rows.save(transaction, row);
        changes.append(transaction, row, row.local, what);
        rows.save(transaction, row);
        holder.sees(transaction, reference);
    }

    private static Reference reference(ObjectNode resource) {
        String id = resource.path("id").asText();
        String type = resource.path("resourceType").asText();
        try {
            if (type.isEmpty() || !UUID.fromString(id).toString().equals(id)) {
                throw new ReplicaException(Kind.INTERNAL, "a new resource needs a type and a lower-case UUID as id");
            }
        } catch (IllegalArgumentException e) {
            throw new ReplicaException(Kind.INTERNAL, "a new resource needs a UUID as id");
        }
        return new Reference(type, id);
    }

    void edit(Transaction transaction, Reference reference, String what, UnaryOperator<ObjectNode> change) {
        change(transaction, visible(transaction, reference), what, change, false);
    }

    void draft(Transaction transaction, Reference reference, String what, UnaryOperator<ObjectNode> change) {
        if (rows.find(transaction, reference).isEmpty()) {
            ObjectNode empty = Json.NODES
                    .objectNode()
                    .put("resourceType", reference.type())
                    .put("id", reference.id());
            create(transaction, change.apply(empty), what, true);
        } else {
            change(transaction, visible(transaction, reference), what, change, true);
        }
    }

    private void change(
            Transaction transaction, Row row, String what, UnaryOperator<ObjectNode> change, boolean draft) {
        ObjectNode changed = change.apply(row.local.deepCopy());
        if (changed.equals(row.local)) {
            return;
        }
        ObjectNode before = row.local;
        row.draft |= draft;
        changes.append(transaction, row, before, what);
        row.local = changed;
        row.reason = null;
        row.attempts = 0;
        settle(transaction, row);
        rows.save(transaction, row);
    }

    /** A draft stays one even when it says again what the server says: the user is still typing. */
    private void settle(Transaction transaction, Row row) {
        if (!row.draft) {
            incoming.settled(transaction, row);
        }
    }

    void release(Transaction transaction, Reference reference) {
        Optional<Row> found = rows.find(transaction, reference);
        if (found.isEmpty() || !found.get().draft) {
            return;
        }
        Row row = found.get();
        row.draft = false;
        ObjectNode newer = row.newer;
        if (newer != null) {
            incoming.receive(transaction, row, newer);
        } else {
            incoming.settled(transaction, row);
        }
        rows.save(transaction, row);
    }

    void decide(Transaction transaction, long number, Conflict.Choice choice) {
        Reference reference = transaction
                .sql()
                .first(
                        "SELECT type, id FROM conflict WHERE number = ?",
                        row -> new Reference(row.text("type"), row.text("id")),
                        number)
                .orElseThrow(() -> new ReplicaException(Kind.NO_SUCH_RESOURCE, "no conflict " + number));
        Row row = visible(transaction, reference);
        ConflictLog.Entry conflict = ConflictLog.of(transaction, reference).stream()
                .filter(entry -> entry.number() == number)
                .findFirst()
                .orElseThrow();
        boolean mine = choice == Conflict.Choice.LOCAL;
        var kept = mine ? conflict.local() : conflict.remote();
        var discarded = mine ? conflict.remote() : conflict.local();

        changes.append(transaction, row, row.local.deepCopy(), "Conflit arbitré");
        Trees.set(row.local, conflict.path(), kept == null ? null : kept.deepCopy(), incoming.rules(reference));
        history(transaction, reference, conflict.path(), discarded == null ? null : Json.text(discarded));
        ConflictLog.close(transaction, number);
        settle(transaction, row);
        rows.save(transaction, row);
    }

    void retry(Transaction transaction, Reference reference) {
        Row row = visible(transaction, reference);
        row.reason = null;
        row.attempts = 0;
        rows.save(transaction, row);
    }

    void abandon(Transaction transaction, Reference reference) {
        Row row = visible(transaction, reference);
        if (row.state != RowState.SET_ASIDE) {
            return;
        }
        history(transaction, reference, Path.ROOT, Json.text(row.local));
        if (row.base == null) {
            rows.delete(transaction, reference);
            return;
        }
        changes.clear(transaction, reference);
        ConflictLog.closeAll(transaction, reference);
        row.local = row.base.deepCopy();
        row.reason = null;
        row.sent = null;
        row.attempts = 0;
        rows.save(transaction, row);
    }

    private void history(Transaction transaction, Reference reference, Path path, @Nullable String discarded) {
        transaction
                .sql()
                .execute(
                        "INSERT INTO history (type, id, path, discarded, author, at) VALUES (?, ?, ?, ?, ?, ?)",
                        reference.type(),
                        reference.id(),
                        path.encode(),
                        discarded,
                        holder.author().holderId(),
                        changes.now());
    }

    private Row visible(Transaction transaction, Reference reference) {
        Row row = rows.get(transaction, reference);
        if (!holder.isSeeing(transaction, reference)) {
            throw Rows.noSuchResource(reference);
        }
        return row;
    }
}
