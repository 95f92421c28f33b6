package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The replica as the exchange sees it: what comes in and how far it is; what goes out is
 * the {@link Outbox}. One transaction a method. */
public final class ExchangeSide {

    private final Database database;
    private final Writer writer;
    private final Holder holder;
    private final Rows rows;
    private final Changes changes;
    private final Incoming incoming;
    private final Outbox outbox;

    ExchangeSide(Database database, Writer writer, Holder holder, Rows rows, Changes changes, Incoming incoming) {
        this.database = database;
        this.writer = writer;
        this.holder = holder;
        this.rows = rows;
        this.changes = changes;
        this.incoming = incoming;
        this.outbox = new Outbox(database, writer, holder, rows, changes, incoming);
    }

    /** What leaves. */
    public Outbox outbox() {
        return outbox;
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
            if (found.isEmpty()) {
                Row row = new Row(reference, resource);
                row.baseOn(resource);
                rows.add(transaction, row, RowState.CLEAN);
            } else {
                incoming.receive(transaction, found.get(), resource);
                rows.save(transaction, found.get());
            }
        }
        holder.sees(transaction, reference);
        return !known;
    }

    private static boolean isKnown(Row row, ObjectNode resource, boolean current) {
        ObjectNode here = row.newer != null ? row.newer : row.base();
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
