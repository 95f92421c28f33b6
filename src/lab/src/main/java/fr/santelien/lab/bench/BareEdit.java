package fr.santelien.lab.bench;

import fr.santelien.sync.replica.Author;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.mc.SQLiteMCSqlCipherConfig;

/** The rows of one edit of a list, by four prepared statements that know nothing but them. */
final class BareEdit implements AutoCloseable {

    private final Connection connection;
    private final Author author;
    private final PreparedStatement resource;
    private final PreparedStatement change;
    private final PreparedStatement trace;
    private final PreparedStatement entry;

    BareEdit(Path file, byte[] key, Author author) throws SQLException {
        this.author = author;
        connection = connect(file, key);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = -16000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
        }
        connection.setAutoCommit(false);
        resource = connection.prepareStatement("UPDATE resource SET base = ?, base_is_local = 0, local = ?,"
                + " state = 'dirty' WHERE type = 'List' AND id = ?");
        change = connection.prepareStatement(
                "INSERT INTO change (type, id, author, display, at, what)" + " VALUES ('List', ?, ?, ?, ?, ?)");
        trace = connection.prepareStatement(
                "INSERT INTO trace (at, author, action, type, id) VALUES (?, ?, 'changed', 'List', ?)");
        entry = connection.prepareStatement(
                "UPDATE worklist_entry SET comment = ? WHERE list_id = ? AND patient_id = ?");
    }

    static Connection connect(Path file, byte[] key) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + file,
                SQLiteMCSqlCipherConfig.getV4Defaults()
                        .withRawUnsaltedKey(key)
                        .build()
                        .toProperties());
    }

    void write(String id, String base, String local, String what, String patient, String comment) throws SQLException {
        String at = Instant.now().toString();
        execute(resource, base, local, id);
        execute(change, id, author.holderId(), author.display(), at, what);
        execute(trace, at, author.holderId(), id);
        execute(entry, comment, id, patient);
        connection.commit();
    }

    private static void execute(PreparedStatement statement, String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    /** What an edit writes, times aside. */
    static List<String> rows(Path file, byte[] key) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect(file, key);
                Statement statement = connection.createStatement()) {
            for (String query : List.of(
                    "SELECT id, base, local, base_is_local, state FROM resource ORDER BY id",
                    "SELECT number, id, author, what FROM change ORDER BY number",
                    "SELECT number, id, author, action FROM trace ORDER BY number",
                    "SELECT * FROM worklist_entry ORDER BY list_id, patient_id")) {
                try (ResultSet results = statement.executeQuery(query)) {
                    int width = results.getMetaData().getColumnCount();
                    while (results.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= width; i++) {
                            row.append(results.getString(i)).append('|');
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
