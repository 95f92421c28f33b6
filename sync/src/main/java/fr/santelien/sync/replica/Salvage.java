package fr.santelien.sync.replica;

import fr.santelien.sync.merge.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the unsent work of a damaged database, each row by itself: a page that does not authenticate costs the rows it
 * holds and no other. What is read is what was written, since every page carries its HMAC.
 */
final class Salvage {

    /**
     * What could be read.
     *
     * @param unreadable resources known to be unsent, or entries being typed, that could not be read
     * @param counted whether the list of what is unsent was itself readable: otherwise there may be more
     * @param listed resources known to be unsent, readable or not; empty where there was no list to read
     */
    record Found(UnsentWork work, int unreadable, boolean counted, Optional<Set<Reference>> listed) {}

    private final Sql sql;
    private int unreadable;

    Salvage(Sql sql) {
        this.sql = sql;
    }

    Found read() {
        Set<Reference> references = new LinkedHashSet<>();
        // The same list four times: each stands on other pages.
        boolean byIndex = list("SELECT DISTINCT type, id FROM change INDEXED BY change_resource", references);
        boolean byTable = list("SELECT type, id FROM change NOT INDEXED ORDER BY number", references);
        list("SELECT type, id FROM resource WHERE state <> 'clean'", references);
        if (!byIndex && !byTable) {
            changeByChange(references);
        }
        Map<Reference, Long> places = new HashMap<>();
        List<UnsentWork.Unsent> found = new ArrayList<>();
        for (Reference reference : references) {
            Optional<UnsentWork.Unsent> unsent = unsent(reference, places);
            unsent.ifPresent(found::add);
            unreadable += unsent.isEmpty() ? 1 : 0;
        }
        return new Found(new UnsentWork(found, sealed()), unreadable, byIndex || byTable, Optional.of(references));
    }

    private boolean list(String query, Set<Reference> references) {
        return attempt(() -> sql.list(query, Salvage::reference))
                .map(references::addAll)
                .isPresent();
    }

    private static Reference reference(RowReader row) {
        return new Reference(row.text("type"), row.text("id"));
    }

    private void changeByChange(Set<Reference> references) {
        long last = attempt(() -> sql.first(
                                "SELECT seq FROM sqlite_sequence WHERE name = 'change'", row -> row.number("seq"))
                        .orElse(0L))
                .orElse(0L);
        for (long number = 1; number <= last; number++) {
            long one = number;
            attempt(() -> sql.list("SELECT type, id FROM change WHERE number = ?", Salvage::reference, one))
                    .ifPresent(references::addAll);
        }
    }

    private Optional<UnsentWork.Unsent> unsent(Reference reference, Map<Reference, Long> places) {
        Optional<Map<String, @Nullable Object>> row = resource(reference, places);
        List<Map<String, @Nullable Object>> changes = lines("change", reference);
        if (row.isEmpty() || changes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new UnsentWork.Unsent(reference, row.get(), changes, lines("conflict", reference)));
    }

    private Optional<Map<String, @Nullable Object>> resource(Reference reference, Map<Reference, Long> places) {
        Optional<Map<String, @Nullable Object>> row =
                one("resource", "WHERE type = ? AND id = ?", reference.type(), reference.id());
        if (row.isEmpty()) {
            if (places.isEmpty()) {
                findPlaces(places);
            }
            Long place = places.get(reference);
            row = place == null ? Optional.empty() : one("resource", "WHERE rowid = ?", place);
        }
        return row.filter(Salvage::isWhole);
    }

    private Optional<Map<String, @Nullable Object>> one(String table, String where, @Nullable Object... parameters) {
        return attempt(() -> new Table(sql, table).rows(where, parameters))
                .flatMap(rows -> rows.stream().findFirst());
    }

    /** When the index by identifier is damaged: every row of the table that can still be read. */
    private void findPlaces(Map<Reference, Long> places) {
        long last = attempt(() -> sql.first("SELECT max(rowid) AS last FROM resource", row -> row.number("last")))
                .flatMap(found -> found)
                .orElse(0L);
        for (long place = 1; place <= last; place++) {
            long one = place;
            attempt(() -> sql.first("SELECT type, id FROM resource WHERE rowid = ?", Salvage::reference, one))
                    .flatMap(found -> found)
                    .ifPresent(reference -> places.put(reference, one));
        }
    }

    private List<Map<String, @Nullable Object>> lines(String table, Reference reference) {
        Table lines = attempt(() -> new Table(sql, table)).orElse(null);
        if (lines == null) {
            return List.of();
        }
        return attempt(() -> lines.rows("WHERE type = ? AND id = ? ORDER BY number", reference.type(), reference.id()))
                .or(() -> attempt(() -> lines.rows(
                        "NOT INDEXED WHERE type = ? AND id = ? ORDER BY number", reference.type(), reference.id())))
                .orElse(List.of());
    }

    private List<Map<String, @Nullable Object>> sealed() {
        Optional<List<Map<String, @Nullable Object>>> entries = attempt(() -> {
            Table table = new Table(sql, "sealed_entry");
            List<Map<String, @Nullable Object>> rows = table.exists() ? table.rows("") : List.of();
            for (Map<String, @Nullable Object> row : rows) {
                row.put(
                        "person",
                        sql.first("SELECT id FROM holder WHERE number = ?", each -> each.text("id"), row.get("holder"))
                                .orElseThrow());
            }
            return rows;
        });
        if (entries.isEmpty()) {
            unreadable++;
        }
        return entries.orElse(List.of());
    }

    private static boolean isWhole(Map<String, @Nullable Object> row) {
        for (String column : List.of("base", "local", "sent", "newer")) {
            if (row.get(column) instanceof String text) {
                try {
                    Json.object(text);
                } catch (Json.NotJsonException e) {
                    return false;
                }
            }
        }
        return true;
    }

    private static <T> Optional<T> attempt(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (ReplicaException e) {
            return Optional.empty();
        }
    }
}
