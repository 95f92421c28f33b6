package fr.santelien.lab.kills;

import fr.santelien.lab.trial.TrialPoste;
import fr.santelien.sync.replica.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.sqlite.Function;
import org.sqlite.core.Codes;
import org.sqlite.mc.SQLiteMCSqlCipherConfig;

/**
 * The file that a released poste wrote, kept beside the tests of {@code sync} as {@code V00n.replica}, with the rows of a
 * trial's poste instead of its own: what its holder had there and had not sent when the new poste is installed.
 *
 * @param number of the schema
 */
record ReleasedSchema(int number) {

    private static final byte[] RELEASED_KEY = new byte[32];

    static {
        Arrays.fill(RELEASED_KEY, (byte) 7);
    }

    static boolean isKept(int number) {
        return ReleasedSchema.class.getResource(resource(number)) != null;
    }

    private static String resource(int number) {
        return "/fr/santelien/sync/replica/V%03d.replica".formatted(number);
    }

    /**
     * Takes a poste back to this schema. Read models are rebuilt at its opening, as after any change of them; of the mark
     * of today's file the released poste knew nothing.
     *
     * @param poste folder of a closed poste, whose file is today's
     */
    void takeBack(Path poste) throws IOException {
        Path file = poste.resolve(TrialPoste.FILE);
        Path todays = Files.move(file, poste.resolve("todays"));
        try (InputStream released = ReleasedSchema.class.getResourceAsStream(resource(number))) {
            Files.copy(Objects.requireNonNull(released), file, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Connection connection = connect(file, RELEASED_KEY);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = DELETE");
            statement.execute("PRAGMA rekey = \"x'%064d'\"".formatted(0));
        } catch (SQLException e) {
            throw new IOException(e);
        }
        try (Packing packing = new Packing();
                Connection connection = connect(file, TrialPoste.key());
                Statement statement = connection.createStatement()) {
            Function.create(connection, "unpacked", unpacked(packing));
            statement.execute("ATTACH '" + todays + "' AS todays KEY \"x'%064d'\"".formatted(0));
            statement.execute("BEGIN");
            for (String table : strings(statement, "SELECT name FROM main.sqlite_master WHERE type = 'table'")) {
                statement.execute("DELETE FROM main." + table);
            }
            for (String table :
                    List.of("resource", "change", "conflict", "history", "holder", "visibility", "cursor", "trace")) {
                copy(statement, table);
            }
            statement.execute("UPDATE main.resource SET base = local WHERE EXISTS (SELECT 1 FROM todays.resource t"
                    + " WHERE t.type = resource.type AND t.id = resource.id AND t.base_is_local = 1)");
            statement.execute("COMMIT");
            statement.execute("PRAGMA main.journal_mode = WAL");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Files.delete(todays);
        Files.deleteIfExists(poste.resolve(TrialPoste.FILE + ".mark"));
    }

    /** As the released poste kept a resource: in text. */
    private static Function unpacked(Packing packing) {
        return new Function() {
            @Override
            protected void xFunc() throws SQLException {
                result(value_type(0) == Codes.SQLITE_BLOB ? packing.text(value_blob(0)) : value_text(0));
            }
        };
    }

    private static void copy(Statement statement, String table) throws SQLException {
        List<String> columns = new ArrayList<>(columns(statement, "main", table));
        columns.retainAll(columns(statement, "todays", table));
        String names = String.join(", ", columns);
        String values = columns.stream()
                .map(column -> (table + "." + column).equals("resource.local") ? "unpacked(local)" : column)
                .collect(Collectors.joining(", "));
        statement.execute("INSERT INTO main.%1$s (%2$s) SELECT %3$s FROM todays.%1$s".formatted(table, names, values));
    }

    private static List<String> columns(Statement statement, String schema, String table) throws SQLException {
        return strings(statement, "SELECT name FROM pragma_table_info('" + table + "', '" + schema + "')");
    }

    private static List<String> strings(Statement statement, String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Connection connect(Path file, byte[] key) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + file,
                SQLiteMCSqlCipherConfig.getV4Defaults()
                        .withRawUnsaltedKey(key)
                        .build()
                        .toProperties());
    }
}
