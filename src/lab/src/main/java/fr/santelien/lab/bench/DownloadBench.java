package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.santelien.coordination.Work;
import fr.santelien.lab.region.SyntheticRegion;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A first download of recorded pages, against fetching, parsing and storing the same pages and nothing more, by prepared
 * batches in a file with the same key, journal and cache, one transaction a page. Both are run often enough beforehand for
 * their code to be compiled: a region is forty times what is recorded here.
 */
final class DownloadBench {

    private static final int PATIENTS = 5000;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 9;
    private static final List<String> TYPES = List.of("Patient", "DocumentReference");

    private DownloadBench() {}

    static Figure run(Path folder, byte[] key)
            throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        Instant now = Instant.now();
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        try (RecordedPages pages = new RecordedPages(new SyntheticRegion(92, now), PATIENTS, now)) {
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                long start = System.nanoTime();
                ours(pages, folder.resolve("ours" + i + ".db"), key);
                long middle = System.nanoTime();
                bare(pages, folder.resolve("bare" + i + ".db"), key);
                long end = System.nanoTime();
                if (i >= 0) {
                    ours[i] = (middle - start) / 1e6;
                    bare[i] = (end - middle) / 1e6;
                }
            }
            return new Figure(
                    "first download of " + pages.resources() + " resources",
                    Figure.median(ours),
                    "bare download, parse, bulk insert",
                    Figure.median(bare),
                    "ms",
                    new Limit.Ratio(1 / 0.7));
        }
    }

    private static void ours(RecordedPages pages, Path file, byte[] key) throws GeneralSecurityException {
        try (SqliteReplica replica = SqliteReplica.open(
                        file, key, RegionFile.AUTHOR, Work.projections(), Work.mergeRules(), Clock.systemUTC());
                RegionalServer server = new RegionalServer(pages.address(), new PlainIdentity(), "centre")) {
            ExchangeOutcome outcome = new Exchange(replica.exchangeSide(), server, TYPES, List.of()).run();
            if (!(outcome instanceof ExchangeOutcome.Done done) || done.received() != pages.resources()) {
                throw new IllegalStateException("the download ended with " + outcome);
            }
        }
    }

    private static void bare(RecordedPages pages, Path file, byte[] key)
            throws IOException, InterruptedException, SQLException {
        ObjectMapper json = new ObjectMapper();
        int stored = 0;
        try (HttpClient http = HttpClient.newHttpClient();
                Connection connection = BareEdit.connect(file, key)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA cache_size = -16000");
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA wal_autocheckpoint = 4000");
                statement.execute("CREATE TABLE resource (type TEXT NOT NULL, id TEXT NOT NULL, version TEXT,"
                        + " json TEXT NOT NULL, PRIMARY KEY (type, id)) STRICT");
            }
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO resource VALUES (?, ?, ?, ?)")) {
                for (String type : TYPES) {
                    URI next = pages.address().resolve(type);
                    while (next != null) {
                        JsonNode page = json.readTree(
                                http.send(HttpRequest.newBuilder(next).build(), HttpResponse.BodyHandlers.ofByteArray())
                                        .body());
                        for (JsonNode entry : page.path("entry")) {
                            JsonNode resource = entry.path("resource");
                            insert.setString(1, type);
                            insert.setString(2, resource.path("id").asText());
                            insert.setString(
                                    3, resource.path("meta").path("versionId").asText());
                            insert.setString(4, resource.toString());
                            insert.addBatch();
                            stored++;
                        }
                        insert.executeBatch();
                        connection.commit();
                        next = next(page);
                    }
                }
            }
        }
        if (stored != pages.resources()) {
            throw new IllegalStateException("the bare download stored " + stored);
        }
    }

    private static @Nullable URI next(JsonNode page) {
        String url = page.path("link").path(0).path("url").asText();
        return url.isEmpty() ? null : URI.create(url);
    }
}
