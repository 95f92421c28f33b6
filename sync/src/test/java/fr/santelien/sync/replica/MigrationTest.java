package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of every released poste, {@link ReleasedFile}, opened by today's. */
class MigrationTest {

    @TempDir
    Path folder;

    private Path released(int version) throws IOException {
        Path file = folder.resolve("structure.db");
        try (InputStream in = MigrationTest.class.getResourceAsStream("V00" + version + ".replica")) {
            Files.copy(Objects.requireNonNull(in), file);
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everyRowChangeConflictAndDraftOfAReleasedPosteIsFoundAgain(int version) throws IOException {
        released(version);
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(state(replica, ReleasedFile.CLEAN)).isEqualTo("CLEAN Reçue 1");
            assertThat(state(replica, ReleasedFile.DIRTY)).isEqualTo("DIRTY Modifiée ici 1");
            assertThat(state(replica, ReleasedFile.CONFLICT)).isEqualTo("CONFLICT Ici 2");
            assertThat(state(replica, ReleasedFile.DRAFT)).isEqualTo("DRAFT En cours de sai null");
            assertThat(state(replica, ReleasedFile.SET_ASIDE)).isEqualTo("SET_ASIDE  1");

            assertThat(replica.waiting())
                    .extracting(change -> change.what() + " " + change.since())
                    .containsExactlyInAnyOrder(
                            "Liste renommée 2026-11-01T08:00:00Z",
                            "Liste renommée 2026-11-01T08:00:00Z",
                            "Liste renommée 2026-11-01T08:00:00Z",
                            "En cours de saisie 2026-11-01T08:00:00Z");
            assertThat(replica.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.local().value()).hasToString("\"Ici\"");
                assertThat(conflict.remote().value()).hasToString("\"Ailleurs\"");
            });
            assertThat(replica.exchangeSide().inbox().cursor("structure-1", "List"))
                    .contains(Instant.parse("2026-11-01T07:59:00Z"));
            assertThat(replica.query("SELECT count(*) AS n FROM visible", row -> row.number("n")))
                    .as("who sees what, and how much it is")
                    .containsExactly((long) replica.status().resources())
                    .containsExactly(5L);
            assertThat(replica.query("SELECT action FROM trace", row -> row.text("action")))
                    .contains("list-opened");
            assertThat(replica.query("SELECT title FROM list_title", row -> row.text("title")))
                    .hasSize(5);

            // And it goes on being used.
            replica.release(ReleasedFile.reference(ReleasedFile.DRAFT));
            replica.keepSealed(new SealedEntry(null, "c2NlbGzDqQ=="));
            replica.decide(replica.conflicts().getFirst().id(), Conflict.Choice.REMOTE);
            assertThat(state(replica, ReleasedFile.CONFLICT)).isEqualTo("CLEAN Ailleurs 2");
        }
    }

    private static String state(SqliteReplica replica, String id) {
        StoredResource found = replica.read(ReleasedFile.reference(id)).orElseThrow();
        return found.state() + " " + found.local().path("title").asText() + " " + found.serverVersion();
    }

    /** SQLite's log cut at each of its frames, as a power cut leaves it. */
    @Test
    void aMigrationCutAnywhereLeavesTheFormerSchemaWholeOrTheNewOne() throws IOException {
        byte[] before = Files.readAllBytes(released(1));
        byte[] log;
        long newest;
        try (Database migrated = Database.open(folder.resolve("structure.db"), key(7))) {
            newest = Migrations.version(migrated.writer());
            log = Files.readAllBytes(folder.resolve("structure.db-wal"));
        }
        int former = 0;
        for (int bytes = 32; bytes <= log.length; bytes += 24 + 4096) {
            Path cut = Files.createDirectory(folder.resolve("cut-" + bytes));
            Path file = cut.resolve("structure.db");
            Files.write(file, before);
            Files.write(cut.resolve("structure.db-wal"), Arrays.copyOf(log, bytes));
            try (Sql sql = Database.connect(file, key(7))) {
                long version = Migrations.version(sql);
                assertThat(version).isIn(1L, newest);
                assertThat(sql.list("PRAGMA integrity_check", row -> row.text("integrity_check")))
                        .containsExactly("ok");
                assertThat(sql.list("SELECT id FROM resource", row -> row.text("id")))
                        .hasSize(5);
                former += version == 1 ? 1 : 0;
            }
            try (SqliteReplica replica = Opened.open(cut, SECRETARY)) {
                assertThat(replica.waiting()).hasSize(4);
            }
        }
        assertThat(former).isPositive();
    }

    @Test
    void aFileOfANewerPosteIsRefusedAndLeftAsItIs() throws IOException {
        Path file = released(2);
        try (Sql sql = Database.connect(file, key(7))) {
            sql.run("PRAGMA user_version = 999");
        }
        byte[] before = Files.readAllBytes(file);
        ReplicaException refused = catchThrowableOfType(ReplicaException.class, () -> Opened.open(folder, SECRETARY));
        assertThat(refused.kind()).isEqualTo(ReplicaException.Kind.NEWER_VERSION);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
}
