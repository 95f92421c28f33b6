package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Content;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.merge.Merge;
import fr.santelien.sync.merge.MergeRules;
import java.util.Map;

/** Brings what the server has into a row, without losing what waits in it. */
final class Incoming {

    private final Map<String, MergeRules> rules;
    private final Changes changes;
    private final TakenBack takenBack;

    Incoming(Map<String, MergeRules> rules, Changes changes, Holder holder) {
        this.rules = Map.copyOf(rules);
        this.changes = changes;
        this.takenBack = new TakenBack(holder, changes, this);
    }

    /** For a server that lost what it had acknowledged. */
    TakenBack takenBack() {
        return takenBack;
    }

    MergeRules rules(Reference reference) {
        return rules.getOrDefault(reference.type(), MergeRules.PLAIN);
    }

    /** A version from a pull, or the one that made the server refuse ours as stale. */
    void receive(Transaction transaction, Row row, ObjectNode remote) {
        if (row.draft) {
            row.newer = remote;
        } else if (row.sent != null && Content.same(row.sent, remote)) {
            acknowledge(transaction, row, remote);
        } else {
            ObjectNode before = row.base();
            if (before != null && LateCreation.hasReplaced(before, remote)) {
                takenBack.replaced(transaction, row, before, remote);
            } else if (before != null && row.sent != null && holds(remote, before, row.sent, row.reference)) {
                acknowledge(transaction, row, remote);
            } else {
                merge(transaction, row, remote);
            }
        }
    }

    /**
     * Whether everything that was sent and got no answer is in what somebody else made of it since. What was put back here
     * meanwhile is then a change against it, and not as if it had never been.
     */
    private boolean holds(ObjectNode remote, ObjectNode before, ObjectNode sent, Reference reference) {
        Merge.Merged merged = Merge.threeWay(before, sent, remote, rules(reference));
        return merged.clashes().isEmpty() && Content.same(merged.tree(), remote) && !Content.same(before, sent);
    }

    /** The server has what was sent, this time or by an answer that got lost; what was typed since stays to be sent. */
    void acknowledge(Transaction transaction, Row row, ObjectNode stored) {
        ObjectNode sent = row.sent == null ? row.local : row.sent;
        Authorship authorship = authorship(transaction, row);
        changes.clear(transaction, row.reference, row.sentChange);
        changes.rebaseResults(
                transaction,
                row.reference,
                result -> Merge.threeWay(sent, result, stored, rules(row.reference))
                        .tree());
        if (Rows.has(transaction, "change", row.reference)) {
            Merge.Merged merged = Merge.threeWay(sent, row.local, stored, rules(row.reference));
            row.local = merged.tree();
            note(transaction, row, merged, authorship, stored);
        } else {
            row.local = stored.deepCopy();
        }
        row.baseOn(stored);
        row.attempts = 0;
        row.reason = null;
        refresh(transaction, row);
    }

    private void merge(Transaction transaction, Row row, ObjectNode remote) {
        ObjectNode base = common(row, remote);
        Authorship authorship = authorship(transaction, row);
        Merge.Merged merged = Merge.threeWay(base, row.local, remote, rules(row.reference));
        changes.rebaseResults(
                transaction,
                row.reference,
                result -> Merge.threeWay(base, result, remote, rules(row.reference))
                        .tree());
        row.local = merged.tree();
        note(transaction, row, merged, authorship, remote);
        row.baseOn(remote);
        settled(transaction, row);
    }

    private void refresh(Transaction transaction, Row row) {
        ConflictLog.refresh(transaction, row, rules(row.reference), changes.last(transaction, row.reference));
    }

    /** Closes what no longer differs; drops the log of a row that says the same as the server. */
    void settled(Transaction transaction, Row row) {
        refresh(transaction, row);
        boolean undecided = Rows.has(transaction, "conflict", row.reference);
        ObjectNode base = row.base();
        if (!undecided && base != null && row.sent == null && Content.same(base, row.local)) {
            changes.clear(transaction, row.reference);
            row.local = base.deepCopy();
            row.reason = null;
            row.attempts = 0;
        }
    }

    private Authorship authorship(Transaction transaction, Row row) {
        return new Authorship(changes.of(transaction, row.reference), row.local, rules(row.reference));
    }

    private static void note(
            Transaction transaction, Row row, Merge.Merged merged, Authorship authorship, ObjectNode remote) {
        ConflictLog.add(transaction, row, merged.clashes(), authorship::of, LastChange.of(remote));
    }

    /**
     * A creation whose answer got lost starts from what was sent, unless somebody else created the same resource; without
     * any common past both sides are additions.
     */
    private static ObjectNode common(Row row, ObjectNode remote) {
        ObjectNode base = row.base();
        if (base != null) {
            return base;
        }
        return row.sent != null && !LastChange.isRival(row.sent, remote) ? row.sent : Json.NODES.objectNode();
    }
}
