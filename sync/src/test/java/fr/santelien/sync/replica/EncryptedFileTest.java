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
import java.sql.DriverManager;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFileTest {

    private static final String NAME = "FICTIVEDUPONT";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aReplicaWithAName() {
        file = folder.resolve("structure.db");
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(uuid(1), NAME), "Liste de " + NAME);
        }
    }

    private static Kind refusal(Path file, byte[] key) {
        return catchThrowableOfType(
                        ReplicaException.class,
                        () -> SqliteReplica.open(file, key, SECRETARY, List.of(), Opened.RULES, Clock.systemUTC()))
                .kind();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void theFilesReadAsNoiseWhileOpenAndWhenClosed() throws IOException {
        assertNoise();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.edit(Opened.listReference(uuid(1)), "x", json -> json.put("note", NAME + " encore"));
            assertThat(files()).anyMatch(path -> path.toString().endsWith("-wal"));
            assertNoise();
        }
    }

    private void assertNoise() throws IOException {
        for (Path path : files()) {
            String bytes = new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain(NAME, "FICTIVE", "resource", "SQLite format");
        }
        byte[] header = Files.readAllBytes(file);
        int[] counts = new int[256];
        for (byte b : header) {
            counts[b & 0xff]++;
        }
        double expected = header.length / 256.0;
        for (int count : counts) {
            assertThat((double) count).isBetween(expected * 0.6, expected * 1.4);
        }
    }

    @Test
    void anotherKeyIsToldApartFromDamageAndChangesNothing() throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThat(refusal(file, key(8))).isEqualTo(Kind.WRONG_KEY);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aDamagedFileIsRefusedAndItsBytesAreLeftAsTheyAre() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[100] ^= 1;
        Files.write(file, bytes);
        assertThat(refusal(file, key(7))).isEqualTo(Kind.DAMAGED);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void aPageDamagedDeepInTheFileIsSaidSoWhenItIsRead() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int page = 1; page < bytes.length / 4096; page++) {
            byte[] damaged = bytes.clone();
            damaged[page * 4096 + 2000] ^= 1;
            Files.write(file, damaged);
            @Nullable Kind kind = null;
            try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
                for (String table : List.of("resource", "change", "trace", "list_title")) {
                    replica.query("SELECT count(*) AS n FROM " + table + " NOT INDEXED", row -> row.number("n"));
                }
            } catch (ReplicaException e) {
                kind = e.kind();
            }
            assertThat(kind).as("page " + page).isIn(null, Kind.DAMAGED);
            refused += kind == null ? 0 : 1;
        }
        assertThat(refused).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aFileOfAnotherKindIsRefusedAndLeftAsItIs() throws IOException {
        Path other = folder.resolve("other.db");
        Files.writeString(other, "Ceci n’est pas une base de données. ".repeat(200));
        byte[] before = Files.readAllBytes(other);
        assertThat(refusal(other, key(7))).isEqualTo(Kind.DAMAGED);
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndLeftAsItIs() throws Exception {
        Path other = folder.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE clients (nom TEXT)");
        }
        byte[] before = Files.readAllBytes(other);
        assertThat(before).startsWith("SQLite format 3".getBytes(StandardCharsets.US_ASCII));
        assertThat(refusal(other, key(7))).isEqualTo(Kind.DAMAGED);
        assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }

    /** Killed in its first opening, before the schema is there: nothing was ever acknowledged. */
    @Test
    void aFileWhoseMakingWasCutShortIsMade() throws IOException {
        Path cut = Files.createDirectory(folder.resolve("cut"));
        Path empty = Files.createFile(cut.resolve("structure.db"));
        Mark.beside(empty).close();
        try (SqliteReplica replica = Opened.open(cut, SECRETARY)) {
            replica.create(list(uuid(1), NAME), "Liste de " + NAME);
        }
        Files.delete(empty);
        assertThat(refusal(empty, key(7))).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void aVanishedOrEmptiedFileNeverBecomesANewOneInSilence() throws IOException {
        Files.write(file, new byte[0]);
        assertThat(refusal(file, key(7))).isEqualTo(Kind.DAMAGED);
        assertThat(file).isEmptyFile();
        Files.delete(file);
        assertThat(refusal(file, key(7))).isEqualTo(Kind.DAMAGED);
        assertThat(file).doesNotExist();
    }

    @Test
    void aLostKeyCheckIsMadeAgainByTheRightKey() throws IOException {
        Path keyCheck = folder.resolve("structure.db.key-check");
        Files.delete(keyCheck);
        Opened.open(folder, SECRETARY).close();
        assertThat(keyCheck).exists();
        assertThat(refusal(file, key(8))).isEqualTo(Kind.WRONG_KEY);
    }

    @Test
    void aDamagedKeyCheckIsNotTakenForAnotherKeyAndIsMadeAgain() throws IOException {
        Path keyCheck = folder.resolve("structure.db.key-check");
        byte[] sound = Files.readAllBytes(keyCheck);
        for (int at = 0; at < sound.length; at += 7) {
            byte[] damaged = Files.readAllBytes(keyCheck);
            damaged[at] ^= 1;
            Files.write(keyCheck, damaged);
            Opened.open(folder, SECRETARY).close();
            assertThat(refusal(file, key(8))).as("byte %d", at).isEqualTo(Kind.WRONG_KEY);
        }
    }

    @Test
    void aFileOfANewerPosteIsRefused() {
        try (Database database = Database.open(file, key(7))) {
            database.writer().run("PRAGMA user_version = 999");
        }
        assertThat(refusal(file, key(7))).isEqualTo(Kind.NEWER_VERSION);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.edit(Opened.listReference(uuid(1)), "x", json -> json.put("title", "y"));
            for (Path path : files()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void whatTheUserTypedIsInNoMessage() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            ReplicaException refused = catchThrowableOfType(
                    ReplicaException.class,
                    () -> replica.query("SELECT '" + NAME + "' FROM nowhere", row -> row.text("x")));
            assertThat(refused).hasMessageNotContaining(NAME).hasNoCause();
        }
    }

    @Test
    void readersCannotWrite() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(catchThrowableOfType(
                                    ReplicaException.class,
                                    () -> replica.query("DELETE FROM resource RETURNING id", row -> row.text("id")))
                            .kind())
                    .isEqualTo(Kind.STORAGE);
            assertThat(replica.status().resources()).isEqualTo(1);
        }
    }
}
