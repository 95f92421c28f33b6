package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.merge.Merge;
import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.merge.Trees;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

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
        rows.add(transaction, row, draft ? RowState.DRAFT : RowState.DIRTY);
        changes.append(transaction, row, row.local, what);
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
        change(transaction, visible(transaction, reference), what, UnaryOperator.identity(), change, false);
    }

    void draft(
            Transaction transaction,
            Reference reference,
            String what,
            UnaryOperator<ObjectNode> seen,
            UnaryOperator<ObjectNode> change) {
        if (rows.find(transaction, reference).isEmpty()) {
            ObjectNode empty = Json.NODES
                    .objectNode()
                    .put("resourceType", reference.type())
                    .put("id", reference.id());
            create(transaction, change.apply(empty), what, true);
        } else {
            change(transaction, visible(transaction, reference), what, seen, change, true);
        }
    }

    private void change(
            Transaction transaction,
            Row row,
            String what,
            UnaryOperator<ObjectNode> seen,
            UnaryOperator<ObjectNode> change,
            boolean draft) {
        ObjectNode before = row.local;
        ObjectNode saw = seen.apply(before.deepCopy());
        ObjectNode changed = change.apply(saw.deepCopy());
        Merge.Merged merged = saw.equals(before)
                ? new Merge.Merged(changed, List.of())
                : Merge.threeWay(saw, changed, before, incoming.rules(row.reference));
        if (merged.tree().equals(before) && merged.clashes().isEmpty()) {
            return;
        }
        row.draft |= draft;
        changes.append(transaction, row, before, what);
        row.local = merged.tree();
        noteUnseen(transaction, row, merged);
        row.reason = null;
        row.attempts = 0;
        settle(transaction, row);
        rows.save(transaction, row);
    }

    /** What the server brought under her eyes while she was typing is to be decided; what was hers she replaces. */
    private void noteUnseen(Transaction transaction, Row row, Merge.Merged merged) {
        MergeRules rules = incoming.rules(row.reference);
        ObjectNode server = row.base();
        List<Merge.Clash> unseen = new ArrayList<>();
        for (Merge.Clash clash : merged.clashes()) {
            if (server != null && Objects.equals(Trees.get(server, clash.path(), rules), clash.remote())) {
                unseen.add(clash);
            } else {
                Trees.set(row.local, clash.path(), clash.local(), rules);
            }
        }
        if (server != null) {
            ConflictLog.add(
                    transaction, row, unseen, path -> changes.last(transaction, row.reference), LastChange.of(server));
        }
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
        History.abandoned(transaction, row, holder.author(), changes.now());
        ObjectNode base = row.base();
        if (base == null) {
            rows.delete(transaction, reference);
            return;
        }
        changes.clear(transaction, reference);
        ConflictLog.closeAll(transaction, reference);
        row.local = base.deepCopy();
        row.reason = null;
        row.sent = null;
        row.attempts = 0;
        rows.save(transaction, row);
    }

    /**
     * Takes a document back, from what colleagues left to be sent as well: what would still name it under their cards,
     * once its content is gone, the server would refuse for ever.
     */
    void detach(
            Transaction transaction,
            Reference document,
            Reference from,
            String what,
            UnaryOperator<ObjectNode> change) {
        edit(transaction, from, what, change);
        changes.rebaseResults(transaction, from, change);
        withdraw(transaction, document);
    }

    /** Drops what was made here and that the server never confirmed; nothing happens to what it has. */
    private void withdraw(Transaction transaction, Reference reference) {
        rows.find(transaction, reference)
                .filter(row -> row.version == null)
                .ifPresent(row -> rows.delete(transaction, reference));
    }

    void takeOver(Transaction transaction, long number) {
        LeftWorks.Content content = LeftWorks.content(transaction.sql(), number);
        Reference reference = LeftWorks.reference(transaction.sql(), number);
        ObjectNode before = content.before();
        String what = "Travail repris d’une personne partie";
        if (before == null) {
            create(transaction, content.after(), what, false);
        } else {
            Row row = visible(transaction, reference);
            change(transaction, row, what, now -> before.deepCopy(), now -> content.after(), false);
        }
        LeftWorks.forget(transaction.sql(), number);
        changes.trace(transaction, "left_work_taken_over", reference);
    }

    void offer(Transaction transaction, long number) {
        Reference reference = LeftWorks.reference(transaction.sql(), number);
        LeftWorks.offer(transaction.sql(), number);
        changes.trace(transaction, "left_work_offered", reference);
        transaction.touch(reference.type()); // as below
    }

    void destroy(Transaction transaction, long number) {
        Reference reference = LeftWorks.reference(transaction.sql(), number);
        LeftWorks.forget(transaction.sql(), number);
        changes.trace(transaction, "left_work_destroyed", reference);
        transaction.touch(reference.type()); // no row changed, but the screens count what is left
    }

    private Row visible(Transaction transaction, Reference reference) {
        Row row = rows.get(transaction, reference);
        if (!holder.isSeeing(transaction, reference)) {
            throw Rows.noSuchResource(reference);
        }
        return row;
    }
}
