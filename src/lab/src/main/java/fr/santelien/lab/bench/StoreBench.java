package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.sqlite.mc.SQLiteMCSqlCipherConfig;

/** One local edit committed, against a bare transaction of the same bytes in the same kind of encrypted file. */
final class StoreBench {

    private static final int WARM_UP = 200;
    private static final int SAMPLES = 400;

    private StoreBench() {}

    static List<Figure> run() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("bench");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            double[] ours = new double[SAMPLES];
            double[] bare = new double[SAMPLES];
            try (SqliteReplica replica = SqliteReplica.open(
                            folder.resolve("replica.db"),
                            key,
                            new Author("8:10009990010", "Mesure"),
                            Work.projections(),
                            Work.mergeRules(),
                            Clock.systemUTC());
                    Connection plain = bare(folder.resolve("bare.db"), key)) {
                ObjectNode list = list();
                replica.create(list, "mesure");
                Reference reference = new Reference("List", list.path("id").asText());
                // One after the other in turn, so that a slow moment of the machine strikes both.
                for (int i = -WARM_UP; i < SAMPLES; i++) {
                    String title = "Mesure " + i;
                    long start = System.nanoTime();
                    replica.edit(reference, "mesure", resource -> resource.put("title", title));
                    long middle = System.nanoTime();
                    write(plain, list.put("title", title));
                    long end = System.nanoTime();
                    if (i >= 0) {
                        ours[i] = (middle - start) / 1e6;
                        bare[i] = (end - middle) / 1e6;
                    }
                }
            }
            return List.of(new Figure(
                    "local edit committed", Figure.median(ours), "bare encrypted transaction", Figure.median(bare)));
        } finally {
            Folders.delete(folder);
        }
    }

    private static Connection bare(Path file, byte[] key) throws SQLException {
        Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + file,
                SQLiteMCSqlCipherConfig.getV4Defaults()
                        .withRawUnsaltedKey(key)
                        .build()
                        .toProperties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("CREATE TABLE resource (id TEXT PRIMARY KEY, json TEXT) STRICT");
            statement.execute("CREATE TABLE change (number INTEGER PRIMARY KEY, id TEXT, json TEXT) STRICT");
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection connection, JsonNode resource) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("INSERT OR REPLACE INTO resource VALUES (?, ?)");
                PreparedStatement change = connection.prepareStatement("INSERT INTO change (id, json) VALUES (?, ?)")) {
            String json = resource.toString();
            String id = resource.path("id").asText();
            row.setString(1, id);
            row.setString(2, json);
            row.executeUpdate();
            change.setString(1, id);
            change.setString(2, json);
            change.executeUpdate();
        }
        connection.commit();
    }

    private static ObjectNode list() {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("resourceType", "List").put("id", UUID.randomUUID().toString());
        list.put("status", "current").put("mode", "working").put("title", "Mesure");
        for (int i = 0; i < 40; i++) {
            list.withArray("entry").addObject().putObject("item").put("reference", "Patient/" + UUID.randomUUID());
        }
        return list;
    }
}
