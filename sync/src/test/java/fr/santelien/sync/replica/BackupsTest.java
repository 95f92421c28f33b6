package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.key;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {

    private static final String NAME = "FICTIVEDUPONT";
    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    @TempDir
    Path folder;

    private SqliteReplica open(Duration later) {
        return SqliteReplica.open(
                folder.resolve("structure.db"),
                key(7),
                SECRETARY,
                List.of(new TitleProjection(1)),
                Opened.RULES,
                Clock.fixed(MONDAY.plus(later), ZoneOffset.UTC));
    }

    private List<Backups.Backup> backups() throws IOException {
        return new Backups(folder.resolve("structure.db")).all();
    }

    @Test
    void oneADayIsMadeAndTheLastTwoAreKept() throws IOException {
        for (int hours : List.of(0, 5, 25, 26, 50, 75)) {
            try (SqliteReplica replica = open(Duration.ofHours(hours))) {
                replica.backUpWhenDue();
            }
        }
        assertThat(backups())
                .extracting(Backups.Backup::made)
                .containsExactly(MONDAY.plus(Duration.ofHours(75)), MONDAY.plus(Duration.ofHours(50)));
    }

    @Test
    void aClockSetBackDoesNotStopTheBackups() throws IOException {
        try (SqliteReplica replica = open(Duration.ofDays(900))) {
            replica.backUpWhenDue();
        }
        try (SqliteReplica replica = open(Duration.ZERO)) {
            replica.backUpWhenDue();
        }
        assertThat(backups()).hasSize(2);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aBackupReadsAsNoiseForTheOwnerOnlyAndOpensWithTheSameKey() throws IOException {
        try (SqliteReplica replica = open(Duration.ZERO)) {
            replica.create(list(uuid(1), NAME), "Liste créée");
            replica.backUpWhenDue();
        }
        Path backup = backups().getFirst().file();
        assertThat(Files.readString(backup, StandardCharsets.ISO_8859_1)).doesNotContain(NAME, "SQLite format");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        try (Sql sql = Database.connect(backup, key(7))) {
            assertThat(sql.list("SELECT title FROM list_title", row -> row.text("title")))
                    .containsExactly("1:" + NAME);
            assertThat(Acknowledged.count(sql)).isPositive();
        }
        assertThat(catchThrowableOfType(
                                ReplicaException.class,
                                () -> Database.connect(backup, key(8)).close())
                        .kind())
                .isEqualTo(Kind.DAMAGED);
    }

    @Test
    void aDamagedPageIsMetByTheBackupOfTheDayAndTheFormerOneStays() throws IOException {
        try (SqliteReplica replica = open(Duration.ZERO)) {
            for (int n = 1; n <= 60; n++) {
                replica.create(list(uuid(n), "Liste " + n), "Liste créée");
            }
            replica.backUpWhenDue();
        }
        Path file = folder.resolve("structure.db");
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int page = 4; page < bytes.length / 4096; page++) {
            byte[] damaged = bytes.clone();
            damaged[page * 4096 + 2000] ^= 1;
            Files.write(file, damaged);
            // Noted by the page before, it would have the opening read the whole file.
            Files.deleteIfExists(folder.resolve("structure.db.suspect"));
            try (SqliteReplica replica = open(Duration.ofDays(2))) {
                replica.backUpWhenDue();
            } catch (ReplicaException e) {
                assertThat(e.kind()).isEqualTo(Kind.DAMAGED);
                refused++;
            }
            assertThat(backups()).as("page %d", page).hasSize(1);
        }
        assertThat(refused).isEqualTo(bytes.length / 4096 - 4);
    }
}
