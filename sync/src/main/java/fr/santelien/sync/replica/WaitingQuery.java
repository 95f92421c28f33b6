package fr.santelien.sync.replica;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is not sent yet, whoever made it, and what each line waits for. */
final class WaitingQuery {

    private static final String LINES =
            "SELECT r.type, r.id, r.state, r.attempts, r.reason, r.version IS NULL AS unsent,"
                    + " v.id IS NOT NULL AS seen, last.author, last.display, last.what,"
                    + " first.at, first.author AS next_author, first.display AS next_display"
                    + " FROM resource r"
                    + " JOIN change first ON first.number ="
                    + "   (SELECT min(number) FROM change WHERE type = r.type AND id = r.id)"
                    + " JOIN change last ON last.number ="
                    + "   (SELECT max(number) FROM change WHERE type = r.type AND id = r.id)"
                    + " LEFT JOIN visible v ON v.type = r.type AND v.id = r.id"
                    + " WHERE r.state <> 'clean' ORDER BY first.number";

    /** @param unsent whether the server never had the resource */
    private record Line(WaitingChange change, boolean unsent) {}

    private WaitingQuery() {}

    static List<WaitingChange> waiting(Sql sql, Author reader) {
        List<Line> lines = sql.list(LINES, WaitingQuery::line);
        // What the server will not have before somebody does something: nor will it have what refers to it.
        Set<Reference> held = new HashSet<>();
        List<WaitingChange> waiting = new ArrayList<>();
        for (Line line : lines) {
            WaitingChange change = line.change();
            Set<Reference> awaits = held.isEmpty() ? Set.of() : awaits(sql, change.reference(), held);
            waiting.add(awaits.isEmpty() ? change : change.awaiting(awaits));
            boolean leaves = change.state() == RowState.DIRTY
                    && change.next().holderId().equals(reader.holderId())
                    && awaits.isEmpty();
            if (line.unsent() && !leaves && change.state() != RowState.SENDING) {
                held.add(change.reference());
            }
        }
        return waiting;
    }

    private static Set<Reference> awaits(Sql sql, Reference reference, Set<Reference> held) {
        Set<Reference> awaits = new HashSet<>(sql.first(
                        "SELECT local FROM resource WHERE type = ? AND id = ?",
                        row -> Ready.of(reference, Rows.json(row.text("local")), 0, false, 0)
                                .refersTo(),
                        reference.type(),
                        reference.id())
                .orElse(Collections.emptySet()));
        awaits.retainAll(held);
        return awaits;
    }

    private static Line line(RowReader row) {
        WaitingChange change = new WaitingChange(
                new Reference(row.text("type"), row.text("id")),
                Rows.state(row.text("state")),
                row.number("seen") != 0,
                new Author(row.text("author"), row.text("display")),
                new Author(row.text("next_author"), row.text("next_display")),
                row.text("what"),
                Instant.parse(row.text("at")),
                (int) row.number("attempts"),
                row.textOrNull("reason"),
                Set.of());
        return new Line(change, row.number("unsent") != 0);
    }
}
