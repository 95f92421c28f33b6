package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that a {@link Projection} makes of one resource; a later row with the same key replaces the former one. */
public final class ReadRows {

    private final String id;
    private final Map<ReadTable, Map<List<@Nullable Object>, @Nullable Object[]>> rows = new HashMap<>();

    ReadRows(String id) {
        this.id = id;
    }

    /** @param values String, Long, Integer or null, in the order of the columns; the first is the id of the resource */
    public void add(ReadTable table, @Nullable Object... values) {
        if (values.length != table.width() || !id.equals(values[0])) {
            throw new IllegalArgumentException("not a row of this resource in " + table);
        }
        rows.computeIfAbsent(table, first -> new LinkedHashMap<>()).put(key(table, values), whole(values));
    }

    /**
     * The statements that bring the stored rows of a table to these.
     *
     * @param stored as read by {@link ReadTable#select()}
     */
    Changes changes(ReadTable table, JsonNode stored) {
        Map<List<@Nullable Object>, @Nullable Object[]> wanted =
                new LinkedHashMap<>(rows.getOrDefault(table, Map.of()));
        List<Statement> changes = new ArrayList<>();
        List<Statement> learnt = new ArrayList<>();
        for (JsonNode values : stored) {
            @Nullable Object[] row = row(values);
            List<@Nullable Object> key = key(table, row);
            @Nullable Object[] same = wanted.get(key);
            if (same == null) {
                table.forget(row).ifPresent(changes::add);
                changes.add(new Statement(table.delete(), key.toArray()));
            } else {
                wanted.remove(key);
                if (!Arrays.equals(same, row)) {
                    table.forget(row).ifPresent(changes::add);
                    changes.add(new Statement(table.upsert(), same));
                    table.learn(same).ifPresent(learnt::add);
                }
            }
        }
        wanted.values().forEach(row -> {
            changes.add(new Statement(table.insert(), row));
            table.learn(row).ifPresent(learnt::add);
        });
        return new Changes(changes, learnt);
    }

    private static @Nullable Object[] row(JsonNode values) {
        @Nullable Object[] row = new @Nullable Object[values.size()];
        for (int i = 0; i < row.length; i++) {
            JsonNode value = values.get(i);
            row[i] = value.isNull() ? null : value.isTextual() ? value.textValue() : (Object) value.longValue();
        }
        return row;
    }

    /**
     * @param rows to write or to take away
     * @param learnt words of new and changed rows, for the full-text index, once these are written
     */
    record Changes(List<Statement> rows, List<Statement> learnt) {
        Changes onlyWords() {
            return new Changes(List.of(), learnt);
        }
    }

    /** One row to write or to take away. */
    @SuppressWarnings("ArrayRecordComponent") // handed straight to SQLite
    record Statement(String sql, @Nullable Object[] parameters) {}

    private static List<@Nullable Object> key(ReadTable table, @Nullable Object[] row) {
        return Arrays.asList(Arrays.copyOf(row, table.keys()));
    }

    /** With whole numbers as they are read back. */
    private static @Nullable Object[] whole(@Nullable Object[] values) {
        @Nullable Object[] whole = new @Nullable Object[values.length];
        for (int i = 0; i < values.length; i++) {
            whole[i] = values[i] instanceof Integer number ? Long.valueOf(number) : values[i];
        }
        return whole;
    }
}
