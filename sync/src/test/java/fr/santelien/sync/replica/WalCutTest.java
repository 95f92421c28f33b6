package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.listReference;
import static fr.santelien.sync.replica.Opened.uuid;
import static fr.santelien.sync.replica.Opened.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A power cut keeps the beginning of SQLite's log and loses the rest, wherever it strikes. The log is cut at every frame
 * and inside frames; the poste then opens with exactly what was acknowledged before.
 */
class WalCutTest {

    /** SQLite, "WAL File Format": a header of 32 bytes, then frames of 24 bytes and a page. */
    private static final int HEADER = 32;

    private static final int FRAME = 24 + 4096;
    private static final int EDITS = 20;
    private static final int RESOURCES = 5;

    private static final List<String> TABLES = List.of(
            "SELECT type || id || coalesce(version, '') || coalesce(base, '') || quote(local) || state || draft || unprojected"
                    + " AS line FROM resource ORDER BY type, id",
            "SELECT number || type || id || author || at || what AS line FROM change ORDER BY number",
            "SELECT type || id || path || coalesce(local, '') || coalesce(remote, '') || shown AS line FROM conflict"
                    + " ORDER BY number",
            "SELECT id || title AS line FROM list_title ORDER BY id",
            "SELECT number || at || author || action || id AS line FROM trace ORDER BY number",
            "SELECT holder || type || id AS line FROM visibility ORDER BY holder, type, id");

    /** What the oracle outside knows once an edit was acknowledged. */
    private record Acknowledged(long walBytes, Map<String, String> titles, List<String> everything) {}

    @TempDir
    Path folder;

    private Path live;
    private final List<Acknowledged> oracle = new ArrayList<>();
    private byte[] database = {};
    private byte[] log = {};

    @BeforeEach
    void aPosteThatLosesPowerAfterSomeEdits() throws IOException {
        live = folder.resolve("live");
        Opened.open(live, SECRETARY).close();
        Random random = new Random(20261122);
        Map<String, String> titles = new TreeMap<>();
        try (SqliteReplica replica = Opened.open(live, SECRETARY)) {
            acknowledge(replica, titles);
            for (int n = 1; n <= EDITS; n++) {
                edit(replica, titles, random, n);
                acknowledge(replica, titles);
            }
            database = Files.readAllBytes(live.resolve("structure.db"));
            log = Files.readAllBytes(live.resolve("structure.db-wal"));
        }
    }

    /** One transaction. */
    private static void edit(SqliteReplica replica, Map<String, String> titles, Random random, int n) {
        String id = uuid(1 + random.nextInt(RESOURCES));
        Reference reference = listReference(id);
        String title = "Liste fictive " + n;
        if (titles.putIfAbsent(id, title) == null) {
            replica.create(list(id, title), "Liste créée");
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> replica.release(reference);
            case 1 -> arrives(replica, version(list(id, "Renommée ailleurs " + n), n));
            case 2 -> {
                replica.draft(reference, "En cours de saisie", json -> json.put("title", title));
                titles.put(id, title);
            }
            default -> {
                replica.edit(reference, "Liste renommée", json -> json.put("title", title));
                titles.put(id, title);
            }
        }
    }

    private static void arrives(SqliteReplica replica, ObjectNode resource) {
        replica.exchangeSide().inbox().receive(List.of(resource), "structure", "List", Instant.EPOCH);
    }

    private void acknowledge(SqliteReplica replica, Map<String, String> titles) throws IOException {
        long walBytes = Files.size(live.resolve("structure.db-wal"));
        oracle.add(new Acknowledged(walBytes, new TreeMap<>(titles), everything(replica)));
    }

    private static List<String> everything(SqliteReplica replica) {
        List<String> lines = new ArrayList<>();
        TABLES.forEach(query -> lines.addAll(replica.query(query, row -> row.text("line"))));
        return lines;
    }

    @Test
    void cutAnywhereTheLogGivesBackExactlyWhatWasAcknowledgedBefore() throws IOException {
        Random random = new Random(7);
        int frames = (log.length - HEADER) / FRAME;
        assertThat(frames).as("more than one frame an edit").isGreaterThan(EDITS);
        assertThat(oracle.getLast().everything()).anyMatch(line -> line.contains(".title") && line.endsWith("local"));
        assertThat(oracle.getLast().walBytes()).isEqualTo(log.length);
        for (int frame = 0; frame <= frames; frame++) {
            int boundary = HEADER + frame * FRAME;
            assertOpens(boundary);
            if (frame < frames) {
                assertOpens(boundary + 1 + random.nextInt(FRAME - 1));
            }
        }
    }

    @Test
    void withoutAnyLogOrWithAPieceOfItsHeaderTheFileOfTheLastClosingOpens() throws IOException {
        assertOpens(0);
        assertOpens(HEADER / 2);
    }

    private void assertOpens(int cut) throws IOException {
        Path poste = folder.resolve("cut-" + cut);
        Files.createDirectories(poste);
        Files.copy(live.resolve("structure.db.key-check"), poste.resolve("structure.db.key-check"));
        Files.write(poste.resolve("structure.db"), database);
        Files.write(poste.resolve("structure.db-wal"), Arrays.copyOf(log, cut));

        Acknowledged expected = oracle.stream()
                .filter(each -> each.walBytes() <= cut)
                .reduce((_, later) -> later)
                .orElse(oracle.getFirst());
        try (SqliteReplica replica = Opened.open(poste, SECRETARY)) {
            assertThat(replica.query("PRAGMA integrity_check", row -> row.text("integrity_check")))
                    .containsExactly("ok");
            assertThat(everything(replica)).as("cut at byte %d", cut).isEqualTo(expected.everything());
            expected.titles()
                    .forEach((id, title) -> assertThat(replica.read(listReference(id))
                                    .orElseThrow()
                                    .local()
                                    .path("title")
                                    .asText())
                            .isEqualTo(title));
        }
    }
}
