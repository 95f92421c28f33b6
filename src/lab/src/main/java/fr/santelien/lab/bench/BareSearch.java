package fr.santelien.lab.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The least a search can be: the range of the index, or the full-text query, ids only, no rights, no screen. */
final class BareSearch implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement names;
    private final PreparedStatement notes;

    BareSearch(Path file, byte[] key) throws SQLException {
        connection = BareEdit.connect(file, key);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA cache_size = -16000");
        }
        names = connection.prepareStatement(
                "SELECT patient_id FROM patient_family WHERE key >= ? AND key < ? || char(1114111)"
                        + " ORDER BY key, sort, patient_id LIMIT 200");
        notes = connection.prepareStatement(
                "SELECT rowid FROM note_words WHERE note_words MATCH ? ORDER BY rowid DESC LIMIT 50");
    }

    int names(String beginning) throws SQLException {
        names.setString(1, beginning);
        names.setString(2, beginning);
        return read(names);
    }

    int notes(String match) throws SQLException {
        notes.setString(1, match);
        return read(notes);
    }

    private static int read(PreparedStatement statement) throws SQLException {
        int found = 0;
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                found += results.getString(1).isEmpty() ? 0 : 1;
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
