package fr.santelien.sync.replica;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of a read model. Its first column is the id of the resource a row comes from; its first columns make its key.
 * The replica makes the table, writes the rows that changed and drops it before a rebuild.
 */
public final class ReadTable {

    /** Letters of the longest beginning of a word whose rows the full-text index of a searched table keeps by themselves. */
    public static final int LONGEST_PREFIX = 3;

    private final String type;
    private final String name;
    private final int keys;
    private final List<String> columns;
    private final List<String> schema;
    private final List<String> drops;
    private final String select;
    private final String upsert;
    private final String insert;
    private final @Nullable Words words;
    private final String delete;

    /** The full-text index of a column, told of each row by its id and its words. */
    private record Words(String learn, String forget, int searched, UnaryOperator<String> of) {
        ReadRows.Statement statement(String sql, @Nullable Object[] row) {
            // Where there is no text, it is for the table to refuse the row.
            String found = row[searched] instanceof String text ? of.apply(text) : null;
            return new ReadRows.Statement(sql, new @Nullable Object[] {row[0], found});
        }
    }

    private ReadTable(
            String type,
            String name,
            int keys,
            List<String> columns,
            List<String> schema,
            List<String> drops,
            @Nullable Words words) {
        this.type = type;
        this.name = name;
        this.keys = keys;
        this.columns = List.copyOf(columns);
        this.schema = List.copyOf(schema);
        this.drops = List.copyOf(drops);
        this.select = makeSelect();
        this.insert = makeInsert();
        this.upsert = insert + makeUpdate();
        this.words = words;
        this.delete = makeDelete();
    }

    /**
     * @param type resource type the rows come from
     * @param keys how many of the first columns make the key
     * @param columns name and type of each, {@code title TEXT NOT NULL}
     */
    public static ReadTable of(String type, String name, int keys, String... columns) {
        List<String> names = names(columns);
        String create = "CREATE TABLE " + name + " (" + String.join(", ", columns) + ", PRIMARY KEY ("
                + String.join(", ", names.subList(0, keys)) + ")) STRICT, WITHOUT ROWID";
        return new ReadTable(type, name, keys, names, List.of(create), List.of("DROP TABLE IF EXISTS " + name), null);
    }

    /**
     * A table keyed by its first column, with a full-text index {@code name_words(words)} of one other column: its
     * {@code rowid} is the {@code number} that each row of the table is given. The index keeps no text, and needs that of a
     * row again to forget it.
     *
     * @param searched the column, {@code TEXT NOT NULL}
     * @param words what is searched of its text, without accents: always the same of the same text
     */
    public static ReadTable searched(
            String type, String name, String searched, UnaryOperator<String> words, String... columns) {
        List<String> names = names(columns);
        String index = name + "_words";
        String number = "(SELECT number FROM " + name + " WHERE " + names.getFirst() + " = ?)";
        return new ReadTable(
                type,
                name,
                1,
                names,
                List.of(
                        // A number of its own: VACUUM gives new ones to the rows of a table without.
                        "CREATE TABLE " + name + " (number INTEGER PRIMARY KEY, " + String.join(", ", columns)
                                + ", UNIQUE (" + names.getFirst() + ")) STRICT",
                        "CREATE VIRTUAL TABLE " + index + " USING fts5(words, content='', detail='none', prefix='1 2 "
                                + LONGEST_PREFIX + "')"),
                List.of("DROP TABLE IF EXISTS " + index, "DROP TABLE IF EXISTS " + name),
                new Words(
                        "INSERT INTO " + index + " (rowid, words) VALUES (" + number + ", ?)",
                        "INSERT INTO " + index + " (" + index + ", rowid, words) VALUES ('delete', " + number + ", ?)",
                        names.indexOf(searched),
                        words));
    }

    private static List<String> names(String... columns) {
        return Arrays.stream(columns)
                .map(column -> column.substring(0, column.indexOf(' ')))
                .toList();
    }

    /** With an index. */
    public ReadTable index(String... indexed) {
        return with(
                "CREATE INDEX " + name + "_" + indexed[0] + " ON " + name + " (" + String.join(", ", indexed) + ")");
    }

    private ReadTable with(String statement) {
        List<String> more = new ArrayList<>(schema);
        more.add(statement);
        return new ReadTable(type, name, keys, columns, more, drops, words);
    }

    /** Resource type its rows come from. */
    public String type() {
        return type;
    }

    public String name() {
        return name;
    }

    int keys() {
        return keys;
    }

    int width() {
        return columns.size();
    }

    /** What makes it. */
    List<String> schema() {
        return schema;
    }

    /** What takes it away, whether it is there or not. */
    List<String> drops() {
        return drops;
    }

    /** The rows of one resource, as one JSON text: each value that crosses into Java alone costs as much as a row. */
    String select() {
        return select;
    }

    private String makeSelect() {
        return "SELECT json_group_array(json_array(" + String.join(", ", columns) + ")) AS stored FROM " + name
                + " WHERE " + columns.getFirst() + " = ?";
    }

    /** Writes one row, new or not. */
    String upsert() {
        return upsert;
    }

    /**
     * Writes one row that is not there yet. A table that is searched takes it only then: the words of another row would
     * stay in its index.
     */
    String insert() {
        return words == null ? upsert : insert;
    }

    /** Lets a row be found by its words, once it is written: a page does it for all its rows at its end. */
    Optional<ReadRows.Statement> learn(@Nullable Object[] row) {
        return Optional.ofNullable(words).map(index -> index.statement(index.learn(), row));
    }

    /** Lets a row be found no more, before it is taken away or written over. */
    Optional<ReadRows.Statement> forget(@Nullable Object[] row) {
        return Optional.ofNullable(words).map(index -> index.statement(index.forget(), row));
    }

    private String makeInsert() {
        return "INSERT INTO " + name + " (" + String.join(", ", columns) + ") VALUES ("
                + String.join(", ", Stream.generate(() -> "?").limit(width()).toList()) + ")";
    }

    private String makeUpdate() {
        String updates = columns.stream()
                .skip(keys)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return " ON CONFLICT (" + String.join(", ", columns.subList(0, keys)) + ") DO "
                + (updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
    }

    /** Takes one row away, by its key. */
    String delete() {
        return delete;
    }

    private String makeDelete() {
        return "DELETE FROM " + name + " WHERE "
                + columns.stream().limit(keys).map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    }

    @Override
    public String toString() {
        return name;
    }
}
