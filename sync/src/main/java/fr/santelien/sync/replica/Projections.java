package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registered read models: kept in step with each resource, rebuilt when their version changed or they failed. */
final class Projections {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    /** Resources read at a time by a rebuild. */
    private static final int BATCH = 200;

    private static final JsonNode NOTHING = Json.NODES.arrayNode();

    private final List<Projection> projections;

    Projections(List<Projection> projections) {
        this.projections = List.copyOf(projections);
    }

    /** At opening, in one transaction. */
    void bringUpToDate(Transaction transaction) {
        Sql sql = transaction.sql();
        for (Projection projection : projections) {
            boolean current = sql.first(
                            "SELECT version FROM projection WHERE name = ?",
                            row -> row.number("version"),
                            projection.name())
                    .filter(version -> version == projection.version())
                    .isPresent();
            if (!current) {
                rebuild(transaction, projection);
            }
        }
        for (Reference failed : sql.list(
                "SELECT type, id FROM resource WHERE unprojected <> 0",
                row -> new Reference(row.text("type"), row.text("id")))) {
            String local = sql.first(
                            "SELECT local FROM resource WHERE type = ? AND id = ?",
                            row -> row.text("local"),
                            failed.type(),
                            failed.id())
                    .orElseThrow();
            project(transaction, failed, Rows.json(local));
        }
    }

    private static void rebuild(Transaction transaction, Projection projection) {
        Sql sql = transaction.sql();
        for (ReadTable table : projection.tables().reversed()) {
            table.drops().forEach(sql::run);
        }
        for (ReadTable table : projection.tables()) {
            table.schema().forEach(sql::run);
        }
        projection.tables().stream()
                .map(ReadTable::type)
                .distinct()
                .forEach(type -> refill(transaction, projection, type));
        sql.execute(
                "INSERT INTO projection (name, version) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET version = excluded.version",
                projection.name(),
                projection.version());
    }

    private record Stored(String id, String local) {}

    /** A few at a time: a replica may hold more than the memory does. */
    private static void refill(Transaction transaction, Projection projection, String type) {
        Sql sql = transaction.sql();
        List<Stored> batch;
        String after = "";
        do {
            batch = sql.list(
                    "SELECT id, local FROM resource WHERE type = ? AND id > ? ORDER BY id LIMIT " + BATCH,
                    row -> new Stored(row.text("id"), row.text("local")),
                    type,
                    after);
            for (Stored resource : batch) {
                transaction.gain(
                        ofNew(List.of(projection), new Reference(type, resource.id()), Rows.json(resource.local())));
                after = resource.id();
            }
            transaction.settle();
        } while (batch.size() == BATCH);
    }

    /** Tells what every read model shows of a resource that is not here yet. Any thread. */
    NewRows ofNew(Reference reference, ObjectNode resource) {
        return ofNew(reading(reference.type()), reference, resource);
    }

    private static NewRows ofNew(List<Projection> projections, Reference reference, ObjectNode resource) {
        List<ReadRows.Changes> models = new ArrayList<>();
        for (Projection projection : projections) {
            try {
                models.add(changes(projection, reference, resource, table -> NOTHING));
            } catch (RuntimeException e) {
                warn(projection, reference, e);
            }
        }
        return new NewRows(reference, models, models.size() == projections.size());
    }

    /**
     * Writes every read model of one resource; null when the resource has left the replica. A projection that throws
     * leaves its former rows, keeps the resource and stops nothing else.
     */
    void project(Transaction transaction, Reference reference, @Nullable ObjectNode resource) {
        transaction.settle();
        boolean done = true;
        for (Projection projection : reading(reference.type())) {
            done &= ran(transaction, projection, reference, resource);
        }
        flag(transaction.sql(), reference, !done);
    }

    private List<Projection> reading(String type) {
        return projections.stream()
                .filter(projection -> projection.tables().stream()
                        .anyMatch(table -> table.type().equals(type)))
                .toList();
    }

    static void flag(Sql sql, Reference reference, boolean failed) {
        if (failed) {
            LOG.warn("the read models of {} are not whole", reference);
        }
        sql.execute(
                "UPDATE resource SET unprojected = ? WHERE type = ? AND id = ? AND unprojected <> ?",
                failed ? 1 : 0,
                reference.type(),
                reference.id(),
                failed ? 1 : 0);
    }

    private static boolean ran(
            Transaction transaction, Projection projection, Reference reference, @Nullable ObjectNode resource) {
        Sql sql = transaction.sql();
        ReadRows.Changes changes;
        try {
            changes = changes(projection, reference, resource, table -> stored(sql, table, reference));
        } catch (RuntimeException e) {
            if (e instanceof ReplicaException replica && replica.kind() != ReplicaException.Kind.INTERNAL) {
                throw e; // the disk, not the projection
            }
            warn(projection, reference, e);
            return false;
        }
        boolean written = sql.tryAll(changes.rows());
        if (written && !changes.learnt().isEmpty()) {
            transaction.gain(new NewRows(reference, List.of(changes.onlyWords()), true));
        }
        return written;
    }

    private static void warn(Projection projection, Reference reference, RuntimeException e) {
        LOG.warn(
                "projection {} failed on {}: {}",
                projection.name(),
                reference,
                e.getClass().getName());
    }

    private static ReadRows.Changes changes(
            Projection projection,
            Reference reference,
            @Nullable ObjectNode resource,
            Function<ReadTable, JsonNode> stored) {
        ReadRows rows = new ReadRows(reference.id());
        if (resource != null) {
            projection.project(rows, reference, resource);
        }
        List<ReadRows.Statement> changes = new ArrayList<>();
        List<ReadRows.Statement> learnt = new ArrayList<>();
        for (ReadTable table : projection.tables()) {
            if (table.type().equals(reference.type())) {
                ReadRows.Changes ofTable = rows.changes(table, stored.apply(table));
                changes.addAll(ofTable.rows());
                learnt.addAll(ofTable.learnt());
            }
        }
        return new ReadRows.Changes(changes, learnt);
    }

    private static JsonNode stored(Sql sql, ReadTable table, Reference reference) {
        String stored = sql.first(table.select(), row -> row.text("stored"), reference.id())
                .orElseThrow();
        try {
            return Json.value(stored);
        } catch (Json.NotJsonException e) {
            throw new IllegalStateException("SQLite writes JSON", e);
        }
    }
}
