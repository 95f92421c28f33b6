package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.merge.Path;
import fr.santelien.sync.merge.Trees;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.util.Objects;

/** What somebody keeps of a conflict, and her coming back on it: ordinary changes, under the name of who makes them. */
final class Decisions {

    private final Rows rows;
    private final Changes changes;
    private final Incoming incoming;
    private final Holder holder;

    Decisions(Rows rows, Changes changes, Incoming incoming, Holder holder) {
        this.rows = rows;
        this.changes = changes;
        this.incoming = incoming;
        this.holder = holder;
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
        History.Entry decision = new History.Entry(
                reference,
                conflict.path(),
                mine ? conflict.mine() : conflict.theirs(),
                mine ? conflict.theirs() : conflict.mine());
        changes.append(transaction, row, row.local.deepCopy(), "Conflit arbitré");
        ConflictLog.close(transaction, number);
        keep(transaction, row, decision);
    }

    /** Puts the discarded value back, and notes the one that was kept as discarded in its turn. */
    void undo(Transaction transaction, long number) {
        History.Entry decision = History.standing(transaction, number)
                .orElseThrow(() -> new ReplicaException(Kind.NO_SUCH_RESOURCE, "no standing decision " + number));
        Row row = visible(transaction, decision.reference());
        MergeRules rules = incoming.rules(row.reference);
        boolean inConflict = ConflictLog.of(transaction, row.reference).stream()
                .anyMatch(entry -> entry.path().equals(decision.path()));
        boolean same = Objects.equals(
                Trees.get(row.local, decision.path(), rules), decision.kept().value());
        if (inConflict || !same) {
            throw new ReplicaException(Kind.CHANGED_SINCE, "the value is another one by now: " + row.reference);
        }
        changes.append(transaction, row, row.local.deepCopy(), "Retour sur un arbitrage");
        History.takenBack(transaction, number);
        keep(
                transaction,
                row,
                new History.Entry(decision.reference(), decision.path(), decision.discarded(), decision.kept()));
    }

    private void keep(Transaction transaction, Row row, History.Entry decision) {
        MergeRules rules = incoming.rules(row.reference);
        var kept = decision.kept().value();
        Path path = decision.path();
        ObjectNode base = row.base();
        if (base != null && kept != null) {
            Trees.adopt(row.local, path, base, rules);
        }
        Trees.set(row.local, path, kept == null ? null : kept.deepCopy(), rules);
        History.decided(transaction, decision, holder.author(), changes.now());
        if (!row.draft) {
            incoming.settled(transaction, row);
        }
        rows.save(transaction, row);
    }

    private Row visible(Transaction transaction, Reference reference) {
        Row row = rows.get(transaction, reference);
        if (!holder.isSeeing(transaction, reference)) {
            throw Rows.noSuchResource(reference);
        }
        return row;
    }
}
