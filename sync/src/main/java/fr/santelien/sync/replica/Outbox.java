package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.LastChange;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes out: taken, sent, then accepted, stale, refused or unanswered. One transaction a method. */
public final class Outbox {

    /** Rows that may leave under one holder's card: their oldest change is hers. */
    private static final String LEAVING = " FROM resource r JOIN change c ON c.number ="
            + "   (SELECT min(number) FROM change WHERE type = r.type AND id = r.id)"
            + " WHERE r.state <> 'clean' AND r.state = 'dirty' AND c.author = ?";

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
                "SELECT r.type, r.id, r.local, r.attempts,"
                        + " r.version IS NULL AND r.sent IS NOT NULL AS may_be_there" + LEAVING + " ORDER BY c.number",
                Outbox::ready,
                holder.author().holderId()));
    }

    private static Ready ready(RowReader row) {
        String local = row.text("local");
        return Ready.of(
                new Reference(row.text("type"), row.text("id")),
                Rows.json(local),
                local.length(),
                row.number("may_be_there") != 0,
                (int) row.number("attempts"));
    }

    /** Whether anything may leave under this holder's card. */
    public boolean isEmpty() {
        return database.read(sql -> sql.first(
                        "SELECT 1 AS found" + LEAVING + " LIMIT 1",
                        row -> row.number("found"),
                        holder.author().holderId()))
                .isEmpty();
    }

    /** One that may leave and that the server has: as it has it there, under this holder's name. */
    public Optional<Outgoing> asOnServer() {
        return writer.write(transaction -> transaction
                .sql()
                .first(
                        "SELECT r.type, r.id" + LEAVING
                                + " AND r.version IS NOT NULL AND r.sent IS NULL ORDER BY c.number LIMIT 1",
                        row -> new Reference(row.text("type"), row.text("id")),
                        holder.author().holderId())
                .flatMap(reference -> asOnServer(transaction, rows.get(transaction, reference))));
    }

    private Optional<Outgoing> asOnServer(Transaction transaction, Row row) {
        ObjectNode base = row.base();
        if (base == null) {
            return Optional.empty();
        }
        ObjectNode body = base.deepCopy();
        withoutServerMeta(body);
        Instant at = changes.of(transaction, row.reference).getLast().at();
        LastChange.stamp(body, holder.person(), holder.author().display(), at);
        return Optional.of(new Outgoing(row.reference, body, row.version, false));
    }

    /** Resources the server has never had: what refers to them must wait for them. */
    public Set<Reference> neverSent() {
        return new HashSet<>(database.read(sql -> sql.list(
                "SELECT type, id FROM resource WHERE state <> 'clean' AND version IS NULL",
                row -> new Reference(row.text("type"), row.text("id")))));
    }

    /**
     * Takes resources to send them, and notes that they are on their way: an answer may never come. Whatever is changed
     * afterwards stays to be sent.
     *
     * @return without those that need not or must not leave any more
     */
    public List<Outgoing> take(List<Reference> references) {
        return writer.write(transaction -> references.stream()
                .flatMap(reference -> rows.find(transaction, reference).stream())
                .filter(row -> row.state == RowState.DIRTY)
                .map(row -> take(transaction, row))
                .toList());
    }

    private Outgoing take(Transaction transaction, Row row) {
        ObjectNode before = row.sent;
        // Until its answer is known the same is sent again, and what was changed since goes after it: a server that has
        // it already is then recognised by its content.
        ObjectNode body = before != null ? before : body(transaction, row);
        row.sending = true;
        rows.save(transaction, row);
        return new Outgoing(row.reference, body, row.version, row.version == null && before != null);
    }

    private ObjectNode body(Transaction transaction, Row row) {
        Changes.Change last = ownRun(changes.of(transaction, row.reference));
        ObjectNode body = last.result().map(Rows::json).orElseGet(row.local::deepCopy);
        withoutServerMeta(body);
        Author author = last.author();
        String person = author.holderId().replace(":", "");
        if (row.version == null) {
            LastChange.stampCreation(body, person, author.display(), last.at());
        } else {
            LastChange.stamp(body, person, author.display(), last.at());
        }
        row.sent = body;
        row.sentChange = last.number();
        return body;
    }

    /** What only the server says of a resource does not go back to it. */
    static void withoutServerMeta(ObjectNode body) {
        if (body.get("meta") instanceof ObjectNode meta) {
            meta.remove(List.of("security", "versionId", "lastUpdated", "source"));
            if (meta.isEmpty()) {
                body.remove("meta");
            }
        }
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

    /** The server has these, as it stored them. */
    public void accepted(List<ObjectNode> stored) {
        writer.write(transaction -> {
            for (ObjectNode resource : stored) {
                Row row = rows.get(transaction, reference(resource));
                incoming.acknowledge(transaction, row, resource);
                rows.save(transaction, row);
                holder.sees(transaction, row.reference);
            }
            Witness.note(
                    transaction.sql(),
                    holder.number(),
                    stored.stream()
                            .map(one -> new Witness(reference(one), ServerVersion.of(one)))
                            .toList());
            return stored.size();
        });
    }

    private static Reference reference(ObjectNode resource) {
        return new Reference(
                resource.path("resourceType").asText(), resource.path("id").asText());
    }

    /** The server has the content of a document, and whoever opens it finds it by what names it: no row is kept of it. */
    public void delivered(Reference document) {
        writer.write(transaction -> {
            rows.find(transaction, document).ifPresent(row -> rows.delete(transaction, document));
            return Boolean.TRUE;
        });
    }

    /** The server has another version than the one ours was made from: merged, to be sent again unless in conflict. */
    public void stale(Reference reference, ObjectNode remote) {
        update(List.of(reference), (transaction, row) -> {
            row.attempts++;
            incoming.receive(transaction, row, remote);
        });
    }

    /** The server will not have it; it waits for somebody, the rest goes on. */
    public void refused(Reference reference, String reason) {
        update(List.of(reference), (transaction, row) -> {
            row.sent = null;
            row.attempts++;
            row.reason = reason;
        });
    }

    /** The server took none of these, for what one of them is: each goes again, in smaller company. */
    public void notTaken(List<Reference> references) {
        update(references, (transaction, row) -> row.sent = null);
    }

    /** No answer: they go again with the next exchange. */
    public void unanswered(List<Reference> references) {
        update(references, (transaction, row) -> row.attempts++);
    }

    private interface RowChange {
        void apply(Transaction transaction, Row row);
    }

    private void update(List<Reference> references, RowChange change) {
        writer.write(transaction -> {
            for (Reference reference : references) {
                // A document may have been taken back while it was on its way.
                Optional<Row> found = rows.find(transaction, reference);
                if (found.isPresent()) {
                    Row row = found.get();
                    row.sending = false;
                    change.apply(transaction, row);
                    rows.save(transaction, row);
                }
            }
            return references.size();
        });
    }
}
