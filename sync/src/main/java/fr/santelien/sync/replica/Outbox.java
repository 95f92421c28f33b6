package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.LastChange;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes out: taken, sent, then accepted, stale, refused or unanswered. One transaction a method. */
public final class Outbox {

    private final Database database;
    private final Writer writer;
    private final Holder holder;
    private final Rows rows;
    private final Changes changes;
    private final Incoming incoming;

    Outbox(Database database, Writer writer, Holder holder, Rows rows, Changes changes, Incoming incoming) {
        this.database = database;
        this.writer = writer;
        this.holder = holder;
        this.rows = rows;
        this.changes = changes;
        this.incoming = incoming;
    }

    /** What may leave under this holder's card, oldest change first. */
    public List<Ready> ready() {
        return database.read(sql -> sql.list(
                "SELECT r.type, r.id, r.local FROM resource r JOIN change c ON c.number ="
                        + "   (SELECT min(number) FROM change WHERE type = r.type AND id = r.id)"
                        + " WHERE r.state <> 'clean' AND r.state = 'dirty' AND c.author = ? ORDER BY c.number",
                row -> Ready.of(new Reference(row.text("type"), row.text("id")), Rows.json(row.text("local"))),
                holder.author().holderId()));
    }

    /** Resources the server has never had: what refers to them must wait for them. */
    public Set<Reference> neverSent() {
        return new HashSet<>(database.read(sql -> sql.list(
                "SELECT type, id FROM resource WHERE state <> 'clean' AND version IS NULL",
                row -> new Reference(row.text("type"), row.text("id")))));
    }

    /**
     * Takes a resource to send it, and notes that it is on its way: an answer may never come. Whatever is changed
     * afterwards stays to be sent.
     *
     * @return empty when it need not or must not leave any more
     */
    public Optional<Outgoing> take(Reference reference) {
        return writer.write(transaction -> rows.find(transaction, reference)
                .filter(row -> row.state == RowState.DIRTY)
                .map(row -> take(transaction, row)));
    }

    private Outgoing take(Transaction transaction, Row row) {
        Changes.Change last = ownRun(changes.of(transaction, row.reference));
        ObjectNode body = body(row, last);
        Outgoing outgoing = new Outgoing(row.reference, body, row.version, row.version == null && row.sent != null);
        row.sent = body;
        row.sentChange = last.number();
        row.sending = true;
        rows.save(transaction, row);
        return outgoing;
    }

    private static ObjectNode body(Row row, Changes.Change last) {
        ObjectNode body = last.result().map(Rows::json).orElseGet(row.local::deepCopy);
        if (body.get("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("security", "versionId", "lastUpdated", "source"));
            if (meta.isEmpty()) {
                body.remove("meta");
            }
        }
        Author author = last.author();
        LastChange.stamp(body, author.holderId().replace(":", ""), author.display(), last.at());
        return body;
    }

    /** The last of the changes that leave together: those before another author's. */
    private static Changes.Change ownRun(List<Changes.Change> log) {
        for (Changes.Change change : log) {
            if (change.result().isPresent()) {
                return change;
            }
        }
        return log.getLast();
    }

    /** The server has it. */
    public void accepted(Reference reference, ObjectNode stored) {
        update(reference, (transaction, row) -> incoming.acknowledge(transaction, row, stored));
    }

    /** The server has another version than the one ours was made from: merged, to be sent again unless in conflict. */
    public void stale(Reference reference, ObjectNode remote) {
        update(reference, (transaction, row) -> {
            row.sending = false;
            row.attempts++;
            incoming.receive(transaction, row, remote);
        });
    }

    /** The server will not have it; it waits for somebody, the rest goes on. */
    public void refused(Reference reference, String reason) {
        update(reference, (transaction, row) -> {
            row.sending = false;
            row.sent = null;
            row.attempts++;
            row.reason = reason;
        });
    }

    /** No answer: it goes again with the next exchange. */
    public void unanswered(Reference reference) {
        update(reference, (transaction, row) -> {
            row.sending = false;
            row.attempts++;
        });
    }

    private interface RowChange {
        void apply(Transaction transaction, Row row);
    }

    private void update(Reference reference, RowChange change) {
        writer.write(transaction -> {
            Row row = rows.get(transaction, reference);
            change.apply(transaction, row);
            rows.save(transaction, row);
            return reference;
        });
    }
}
