package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Loads and saves rows; saving settles the state and writes the read models in the same transaction. */
final class Rows {

    private static final String COLUMNS = "version, last_updated, base, base_is_local, local, state, draft, sending,"
            + " sent, sent_change, newer, attempts, reason";

    private static final String WRITE = "INSERT INTO resource (type, id, " + COLUMNS + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (type, id) DO UPDATE SET version = excluded.version,"
            + " last_updated = excluded.last_updated, base = excluded.base, base_is_local = excluded.base_is_local,"
            + " local = excluded.local, state = excluded.state, draft = excluded.draft, sending = excluded.sending,"
            + " sent = excluded.sent, sent_change = excluded.sent_change, newer = excluded.newer,"
            + " attempts = excluded.attempts, reason = excluded.reason";

    private final Projections projections;

    Rows(Projections projections) {
        this.projections = projections;
    }

    Optional<Row> find(Transaction transaction, Reference reference) {
        return transaction
                .sql()
                .first(
                        "SELECT " + COLUMNS + " FROM resource WHERE type = ? AND id = ?",
                        row -> read(reference, row),
                        reference.type(),
                        reference.id());
    }

    Row get(Transaction transaction, Reference reference) {
        return find(transaction, reference).orElseThrow(() -> noSuchResource(reference));
    }

    static ReplicaException noSuchResource(Reference reference) {
        return new ReplicaException(Kind.NO_SUCH_RESOURCE, "not here or not visible: " + reference);
    }

    /** Adds a resource that is not here yet. */
    void add(Transaction transaction, Row row, RowState state) {
        row.state = state;
        write(transaction, row, Json.text(row.local));
        transaction.gain(projections.ofNew(row.reference, row.local));
        transaction.touch(row.reference.type());
    }

    /** What came from the server, in its order. */
    List<Arrival> arrivals(List<ObjectNode> resources) {
        return Arrival.of(resources, projections);
    }

    /**
     * Adds what the server gave, as it is.
     *
     * @return what is here already, or came before in the same page: not added
     */
    static List<Arrival> add(Transaction transaction, List<Arrival> arrivals) {
        int[] added = transaction
                .sql()
                .updateAll(
                        "INSERT INTO resource (type, id, version, last_updated, base_is_local, local, state)"
                                + " VALUES (?, ?, ?, ?, 1, ?, 'clean') ON CONFLICT DO NOTHING",
                        arrivals.stream().map(Rows::columns).toList());
        List<Arrival> here = new ArrayList<>();
        for (int i = 0; i < added.length; i++) {
            Arrival arrival = arrivals.get(i);
            if (added[i] == 0) {
                here.add(arrival);
            } else {
                transaction.gain(arrival.rows);
                transaction.touch(arrival.reference.type());
            }
        }
        return here;
    }

    private static @Nullable Object[] columns(Arrival arrival) {
        JsonNode meta = arrival.resource.path("meta");
        return new @Nullable Object[] {
            arrival.reference.type(),
            arrival.reference.id(),
            meta.path("versionId").asText(null),
            meta.path("lastUpdated").asText(null),
            arrival.packed
        };
    }

    /** Settles the state, writes the row and brings what is read from it up to date. */
    void save(Transaction transaction, Row row) {
        row.state = settle(transaction, row);
        String local = Json.text(row.local);
        write(transaction, row, local);
        if (!local.equals(row.stored)) {
            projections.project(transaction, row.reference, row.local);
        }
        transaction.touch(row.reference.type());
    }

    private static void write(Transaction transaction, Row row, String local) {
        boolean baseIsLocal = local.equals(row.baseText());
        transaction
                .sql()
                .execute(
                        WRITE,
                        row.reference.type(),
                        row.reference.id(),
                        row.version,
                        row.lastUpdated,
                        baseIsLocal ? null : row.baseText(),
                        baseIsLocal ? 1 : 0,
                        row.state == RowState.CLEAN ? packed(transaction, local) : local,
                        name(row.state),
                        row.draft ? 1 : 0,
                        row.sending ? 1 : 0,
                        text(row.sent),
                        row.sentChange,
                        text(row.newer),
                        row.attempts,
                        row.reason);
    }

    private static byte[] packed(Transaction transaction, String text) {
        return transaction.sql().packing().pack(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the resource off this poste. */
    void delete(Transaction transaction, Reference reference) {
        transaction.sql().execute("DELETE FROM resource WHERE type = ? AND id = ?", reference.type(), reference.id());
        projections.project(transaction, reference, null);
        transaction.touch(reference.type());
    }

    private static RowState settle(Transaction transaction, Row row) {
        if (row.draft) {
            return RowState.DRAFT;
        }
        if (has(transaction, "conflict", row.reference)) {
            return RowState.CONFLICT;
        }
        if (row.reason != null) {
            return RowState.SET_ASIDE;
        }
        if (row.sending) {
            return RowState.SENDING;
        }
        return has(transaction, "change", row.reference) ? RowState.DIRTY : RowState.CLEAN;
    }

    static boolean has(Transaction transaction, String table, Reference reference) {
        return transaction
                .sql()
                .first(
                        "SELECT 1 AS found FROM " + table + " WHERE type = ? AND id = ? LIMIT 1",
                        row -> row.number("found"),
                        reference.type(),
                        reference.id())
                .isPresent();
    }

    private static Row read(Reference reference, RowReader columns) {
        String local = columns.text("local");
        Row row = new Row(reference, json(local));
        row.stored = local;
        row.version = columns.textOrNull("version");
        row.lastUpdated = columns.textOrNull("last_updated");
        row.baseText(columns.number("base_is_local") != 0 ? local : columns.textOrNull("base"));
        row.state = state(columns.text("state"));
        row.draft = columns.number("draft") != 0;
        row.sending = columns.number("sending") != 0;
        row.sent = jsonOrNull(columns.textOrNull("sent"));
        row.sentChange = columns.numberOrEmpty("sent_change").orElse(0);
        row.newer = jsonOrNull(columns.textOrNull("newer"));
        row.attempts = (int) columns.number("attempts");
        row.reason = columns.textOrNull("reason");
        return row;
    }

    static String name(RowState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static RowState state(String name) {
        return RowState.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static ObjectNode json(String text) {
        try {
            return Json.object(text);
        } catch (Json.NotJsonException e) {
            throw new ReplicaException(Kind.DAMAGED, "a stored resource is not JSON");
        }
    }

    private static @Nullable ObjectNode jsonOrNull(@Nullable String text) {
        return text == null ? null : json(text);
    }

    private static @Nullable String text(@Nullable ObjectNode json) {
        return json == null ? null : Json.text(json);
    }
}
