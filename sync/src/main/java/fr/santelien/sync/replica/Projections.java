package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.util.ArrayList;
import java.util.List;
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
                Reference reference = new Reference(type, resource.id());
                if (!ran(transaction, projection, reference, Rows.json(resource.local()), true)) {
                    flag(sql, reference, true);
                }
                after = resource.id();
            }
            transaction.settle();
        } while (batch.size() == BATCH);
    }

    /** Writes every read model of one resource that has come to the replica just now. */
    void projectNew(Transaction transaction, Reference reference, ObjectNode resource) {
        if (!all(transaction, reference, resource, true)) {
            flag(transaction.sql(), reference, true);
        }
    }

    /** Writes every read model of one resource; null when the resource has left the replica. */
    void project(Transaction transaction, Reference reference, @Nullable ObjectNode resource) {
        transaction.settle();
        flag(transaction.sql(), reference, !all(transaction, reference, resource, false));
    }

    private boolean all(Transaction transaction, Reference reference, @Nullable ObjectNode resource, boolean fresh) {
        boolean done = true;
        for (Projection projection : projections) {
            if (projection.tables().stream().anyMatch(table -> table.type().equals(reference.type()))) {
                done &= ran(transaction, projection, reference, resource, fresh);
            }
        }
        return done;
    }

    private static void flag(Sql sql, Reference reference, boolean failed) {
        sql.execute(
                "UPDATE resource SET unprojected = ? WHERE type = ? AND id = ? AND unprojected <> ?",
                failed ? 1 : 0,
                reference.type(),
                reference.id(),
                failed ? 1 : 0);
    }

    /**
     * A projection that throws leaves its former rows, keeps the resource and stops nothing else.
     *
     * @param fresh whether no rows of the resource can be there yet
     */
    private static boolean ran(
            Transaction transaction,
            Projection projection,
            Reference reference,
            @Nullable ObjectNode resource,
            boolean fresh) {
        Sql sql = transaction.sql();
        try {
            ReadRows.Changes changes = changes(sql, projection, reference, resource, fresh);
            write(sql, changes.rows());
            transaction.last(changes.learnt());
            return true;
        } catch (ReplicaException e) {
            if (e.kind() != Kind.INTERNAL) {
                throw e; // the disk, not the projection
            }
            return failed(projection, reference, e);
        } catch (RuntimeException e) {
            return failed(projection, reference, e);
        }
    }

    private static boolean failed(Projection projection, Reference reference, RuntimeException e) {
        LOG.warn(
                "projection {} failed on {}: {}",
                projection.name(),
                reference,
                e.getClass().getName());
        return false;
    }

    private static ReadRows.Changes changes(
            Sql sql, Projection projection, Reference reference, @Nullable ObjectNode resource, boolean fresh) {
        ReadRows rows = new ReadRows(reference.id());
        if (resource != null) {
            projection.project(rows, reference, resource);
        }
        List<ReadRows.Statement> changes = new ArrayList<>();
        List<ReadRows.Statement> learnt = new ArrayList<>();
        for (ReadTable table : projection.tables()) {
            if (table.type().equals(reference.type())) {
                ReadRows.Changes ofTable = rows.changes(table, fresh ? NOTHING : stored(sql, table, reference));
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

    private static void write(Sql sql, List<ReadRows.Statement> changes) {
        if (changes.size() <= 1) {
            // One statement is done whole or not at all.
            changes.forEach(change -> sql.execute(change.sql(), change.parameters()));
            return;
        }
        sql.execute("SAVEPOINT projection");
        try {
            changes.forEach(change -> sql.execute(change.sql(), change.parameters()));
        } catch (RuntimeException e) {
            sql.execute("ROLLBACK TO projection");
            throw e;
        } finally {
            sql.execute("RELEASE projection");
        }
    }
}
