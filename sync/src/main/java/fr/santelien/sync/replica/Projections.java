package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The registered read models: kept in step with each resource, rebuilt when their version changed or they failed. */
final class Projections {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);

    private final List<Projection> projections;

    Projections(List<Projection> projections) {
        this.projections = List.copyOf(projections);
    }

    /** At opening, in one transaction. */
    void bringUpToDate(Sql sql) {
        for (Projection projection : projections) {
            OptionalLong stored = sql
                    .list(
                            "SELECT version FROM projection WHERE name = ?",
                            row -> row.numberOrEmpty("version"),
                            projection.name())
                    .stream()
                    .findFirst()
                    .orElse(OptionalLong.empty());
            if (stored.isEmpty() || stored.getAsLong() != projection.version()) {
                rebuild(sql, projection);
            }
        }
        for (Reference failed : references(sql, "unprojected <> 0")) {
            project(sql, failed, local(sql, failed));
        }
    }

    private void rebuild(Sql sql, Projection projection) {
        projection.tables().forEach(table -> sql.run("DROP TABLE IF EXISTS " + table));
        projection.schema().forEach(sql::run);
        for (String type : projection.types()) {
            for (Reference reference : references(sql, "type = ?", type)) {
                if (!ran(sql, projection, reference, local(sql, reference))) {
                    flag(sql, reference, true);
                }
            }
        }
        sql.execute(
                "INSERT INTO projection (name, version) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET version = excluded.version",
                projection.name(),
                projection.version());
    }

    /** Writes every read model of one resource; null when the resource has left the replica. */
    void project(Sql sql, Reference reference, @Nullable ObjectNode resource) {
        boolean failed = false;
        for (Projection projection : projections) {
            if (projection.types().contains(reference.type())) {
                failed |= !ran(sql, projection, reference, resource);
            }
        }
        flag(sql, reference, failed);
    }

    private static void flag(Sql sql, Reference reference, boolean failed) {
        sql.execute(
                "UPDATE resource SET unprojected = ? WHERE type = ? AND id = ? AND unprojected <> ?",
                failed ? 1 : 0,
                reference.type(),
                reference.id(),
                failed ? 1 : 0);
    }

    /** A projection that throws leaves its former rows, keeps the resource and stops nothing else. */
    private static boolean ran(Sql sql, Projection projection, Reference reference, @Nullable ObjectNode resource) {
        sql.run("SAVEPOINT projection");
        try {
            projection.project(sql, reference, resource == null ? null : resource.deepCopy());
            sql.run("RELEASE projection");
            return true;
        } catch (RuntimeException e) {
            sql.run("ROLLBACK TO projection");
            sql.run("RELEASE projection");
            LOG.warn(
                    "projection {} failed on {}: {}",
                    projection.name(),
                    reference,
                    e.getClass().getName());
            return false;
        }
    }

    private static List<Reference> references(Sql sql, String where, Object... parameters) {
        return sql.list(
                "SELECT type, id FROM resource WHERE " + where,
                row -> new Reference(row.text("type"), row.text("id")),
                parameters);
    }

    private static ObjectNode local(Sql sql, Reference reference) {
        return Rows.json(sql.list(
                        "SELECT local FROM resource WHERE type = ? AND id = ?",
                        row -> row.text("local"),
                        reference.type(),
                        reference.id())
                .getFirst());
    }
}
