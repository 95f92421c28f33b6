package fr.santelien.sync.replica;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One table read and written column by column, whatever columns the schema of that file has. */
final class Table {

    private final Sql sql;
    private final String name;
    private final Map<String, Boolean> numeric = new LinkedHashMap<>();

    Table(Sql sql, String name) {
        this.sql = sql;
        this.name = name;
        sql.once(
                "PRAGMA table_info(" + name + ")",
                row -> numeric.put(row.text("name"), row.text("type").equals("INTEGER")));
    }

    boolean exists() {
        return !numeric.isEmpty();
    }

    /** @param where what follows the table's name, with its parameters */
    List<Map<String, @Nullable Object>> rows(String where, @Nullable Object... parameters) {
        return sql.list("SELECT * FROM " + name + " " + where, this::row, parameters);
    }

    private Map<String, @Nullable Object> row(RowReader row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        numeric.forEach((column, number) -> values.put(column, value(row, column, number)));
        return values;
    }

    private static @Nullable Object value(RowReader row, String column, boolean number) {
        if (!number) {
            return row.textOrNull(column);
        }
        var found = row.numberOrEmpty(column);
        return found.isPresent() ? (Object) found.getAsLong() : null;
    }

    /** Columns that this file's schema does not have are left out. */
    void insert(Map<String, @Nullable Object> row) {
        write(row, columns -> "");
    }

    /** @param key columns of which the row is the only one with these values */
    void upsert(Map<String, @Nullable Object> row, List<String> key) {
        write(
                row,
                columns -> " ON CONFLICT (" + String.join(", ", key) + ") DO UPDATE SET "
                        + String.join(
                                ", ",
                                columns.stream()
                                        .filter(column -> !key.contains(column))
                                        .map(column -> column + " = excluded." + column)
                                        .toList()));
    }

    private void write(Map<String, @Nullable Object> row, Function<List<String>, String> otherwise) {
        List<String> columns = new ArrayList<>(row.keySet());
        columns.retainAll(numeric.keySet());
        List<@Nullable Object> values = new ArrayList<>();
        columns.forEach(column -> values.add(row.get(column)));
        sql.execute(
                "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                        + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")" + otherwise.apply(columns),
                values.toArray());
    }
}
