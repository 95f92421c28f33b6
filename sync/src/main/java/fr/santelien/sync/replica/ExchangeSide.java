package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.LastChange;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The replica as the exchange sees it: what comes in, what goes out, and how far it is. One transaction a method. */
public final class ExchangeSide {

    private final Database database;
    private final Writer writer;
    private final Holder holder;
    private final Rows rows;
    private final Changes changes;
    private final Incoming incoming;

    ExchangeSide(Database database, Writer writer, Holder holder, Rows rows, Changes changes, Incoming incoming) {
        this.database = database;
        this.writer = writer;
        this.holder = holder;
        this.rows = rows;
        this.changes = changes;
        this.incoming = incoming;
    }

    /** Tells, after each commit, which resource types changed, as {@link Replica#onChange} does. */
    public Runnable onChange(Consumer<Set<String>> listener) {
        return writer.listen(listener);
    }

    /** Where the pull of a type stands for this holder: everything before is here. Empty before the first one. */
    public Optional<Instant> cursor(String scope, String type) {
        return database.read(sql -> sql.first(
                "SELECT at FROM cursor WHERE holder = ? AND scope = ? AND type = ?",
                row -> Instant.parse(row.text("at")),
                holder.number(),
                scope,
                type));
    }

    /**
     * Takes one page of a search and moves the cursor, in one commit. A version that is here already, or that is older
     * than the one here, only makes the resource visible.
     *
     * @return number of resources that were new
     */
    public int receive(List<ObjectNode> page, String scope, String type, @Nullable Instant cursor) {
        return writer.write(transaction -> {
            int received = 0;
            for (ObjectNode resource : page) {
                received += take(transaction, resource, false) ? 1 : 0;
            }
            if (cursor != null) {
                transaction
                        .sql()
                        .execute(
                                "INSERT INTO cursor (holder, scope, type, at) VALUES (?, ?, ?, ?)"
                                        + " ON CONFLICT (holder, scope, type) DO UPDATE SET at = excluded.at",
                                holder.number(),
                                scope,
                                type,
                                cursor.toString());
            }
            return received;
        });
    }

    /** Takes resources just read one by one: what the server has now, even where it went back in time. */
    public int receiveCurrent(List<ObjectNode> resources) {
        return writer.write(transaction -> {
            int received = 0;
            for (ObjectNode resource : resources) {
                received += take(transaction, resource, true) ? 1 : 0;
            }
            return received;
        });
    }

    private boolean take(Transaction transaction, ObjectNode resource, boolean current) {
        String type = resource.path("resourceType").asText();
        String id = resource.path("id").asText();
        if (type.isEmpty() || id.isEmpty()) {
            return false;
        }
        Reference reference = new Reference(type, id);
        Optional<Row> found = rows.find(transaction, reference);
        boolean known = found.isPresent() && isKnown(found.get(), resource, current);
        if (!known) {
            Row row = found.orElseGet(() -> new Row(reference, resource.deepCopy()));
            if (found.isEmpty()) {
                row.baseOn(resource);
            } else {
                incoming.receive(transaction, row, resource);
            }
            rows.save(transaction, row);
        }
        holder.sees(transaction, reference);
        return !known;
    }

    private static boolean isKnown(Row row, ObjectNode resource, boolean current) {
        ObjectNode here = row.newer != null ? row.newer : row.base;
        if (here == null) {
            return false;
        }
        ObjectNode meta = resource.withObject("/meta");
        if (meta.path("versionId").equals(here.path("meta").path("versionId"))
                && meta.path("lastUpdated").equals(here.path("meta").path("lastUpdated"))) {
            return true;
        }
        return !current && instant(meta).isBefore(instant(here.path("meta")));
    }

    private static Instant instant(JsonNode meta) {
        try {
            return OffsetDateTime.parse(meta.path("lastUpdated").asText()).toInstant();
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }

    /** Versions, by id, of the resources of a type that the server has and the holder sees. */
    public Map<String, String> known(String type) {
        Map<String, String> known = new HashMap<>();
        database.read(sql -> sql.list(
                "SELECT r.id, r.version FROM resource r JOIN visible v ON v.type = r.type AND v.id = r.id"
                        + " WHERE r.type = ? AND r.version IS NOT NULL",
                row -> known.put(row.text("id"), row.text("version")),
                type));
        return known;
    }

    /**
     * The server no longer shows these to the holder. What nobody on this poste sees any more leaves it, except unsent
     * work.
     */
    public void lost(List<Reference> references) {
        writer.write(transaction -> {
            for (Reference reference : references) {
                holder.seesNoMore(transaction, reference);
                boolean clean = rows.find(transaction, reference)
                        .map(row -> row.state == RowState.CLEAN)
                        .orElse(false);
                if (clean && !Rows.has(transaction, "visibility", reference)) {
                    rows.delete(transaction, reference);
                }
            }
            return references.size();
        });
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

    public void exchangeStarted() {
        set("last_attempt = ?", changes.now());
    }

    public void exchangeSucceeded() {
        set("last_success = ?, last_failure = NULL, downloaded = 1", changes.now());
    }

    public void exchangeFailed(ExchangeFailure failure) {
        set("last_failure = ?", failure.name());
    }

    private void set(String assignment, String value) {
        writer.write(transaction -> transaction
                .sql()
                .update("UPDATE holder SET " + assignment + " WHERE number = ?", value, holder.number()));
    }
}
