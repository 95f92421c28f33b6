package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.key;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.listReference;
import static fr.santelien.sync.replica.Opened.uuid;
import static fr.santelien.sync.replica.Opened.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A poste with a backup, then work that was not sent; then something happens to its files. */
class RepairTest {

    private static final int SENT = 20;
    private static final int UNSENT = 12;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aBackupThenUnsentWork() {
        file = folder.resolve("structure.db");
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            for (int n = 1; n <= SENT; n++) {
                replica.exchangeSide()
                        .inbox()
                        .receive(List.of(version(list(uuid(n), "Reçue"), 1)), "s", "List", Instant.EPOCH);
            }
            replica.backUpWhenDue();
            for (int n = 1; n <= UNSENT; n++) {
                edit(replica, n, "Ici " + n);
            }
            replica.keepSealed(new SealedEntry(Instant.EPOCH, "c2NlbGzDqQ=="));
        }
    }

    private static void edit(SqliteReplica replica, int n, String title) {
        replica.edit(listReference(uuid(n)), "Liste renommée", json -> json.put("title", title));
    }

    private Repair repair() {
        return new Repair(file, key(7), Clock.systemUTC());
    }

    private Kind refusal() {
        return catchThrowableOfType(
                        ReplicaException.class,
                        () -> Opened.open(folder, SECRETARY).close())
                .kind();
    }

    private static long found(SqliteReplica replica) {
        long found = 0;
        for (int n = 1; n <= UNSENT; n++) {
            Optional<StoredResource> row = replica.read(listReference(uuid(n)));
            found += row.isPresent()
                            && row.get().state() == RowState.DIRTY
                            && row.get().local().path("title").asText().equals("Ici " + n)
                    ? 1
                    : 0;
        }
        return found;
    }

    /** Opens as the poste does and reads all there is; a page met damaged closes it and is said at the next opening. */
    private boolean isDamaged() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            for (String table : List.of("resource", "change", "holder", "visibility", "trace", "list_title")) {
                replica.query("SELECT count(*) AS n FROM " + table + " NOT INDEXED", row -> row.number("n"));
            }
            replica.waiting();
            assertThat(found(replica)).isEqualTo(UNSENT);
        } catch (ReplicaException e) {
            assertThat(e.kind()).isEqualTo(Kind.DAMAGED);
            assertThat(refusal()).isEqualTo(Kind.DAMAGED);
            return true;
        }
        return false;
    }

    @Test
    void whateverPageIsDamagedUnsentWorkComesBackOrIsSaidToBeUnreadableAndTheFileIsKept() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        byte[] keyCheck = Files.readAllBytes(KeyCheck.file(file));
        Path backup = new Backups(file).all().getFirst().file();
        byte[] backedUp = Files.readAllBytes(backup);
        int repaired = 0;
        int whole = 0;
        for (int page = 0; page < sound.length / 4096; page++) {
            clean();
            byte[] damaged = sound.clone();
            damaged[page * 4096 + 1500] ^= 1;
            Files.write(file, damaged);
            Files.write(KeyCheck.file(file), keyCheck);
            if (!isDamaged()) {
                continue;
            }
            repaired++;
            Repair.Outcome outcome = repair().restore();
            assertThat(outcome.from()).isNotNull();
            assertThat(quarantined()).as("page %d", page).isEqualTo(damaged);
            try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
                assertThat(replica.status().resources()).isEqualTo(SENT);
                long found = found(replica);
                assertThat(found).isEqualTo(outcome.rescued());
                assertThat(found + outcome.unreadable() >= UNSENT || !outcome.counted())
                        .as("page %d: %s", page, outcome)
                        .isTrue();
                whole += found == UNSENT ? 1 : 0;
            }
            assertThat(Files.readAllBytes(backup)).isEqualTo(backedUp);
        }
        assertThat(repaired).isGreaterThan(5);
        assertThat(whole).as("most pages hold no unsent work").isGreaterThan(repaired / 3);
    }

    private void clean() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                if (!each.toString().contains("backups")) {
                    Files.delete(each);
                }
            }
        }
    }

    private byte @Nullable [] quarantined() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("quarantine"))) {
            for (Path each : all.toList()) {
                if (each.endsWith("structure.db")) {
                    return Files.readAllBytes(each);
                }
            }
        }
        return null;
    }

    @Test
    void begunAgainThePosteHasTheUnsentWorkAndNothingElse() throws IOException {
        damagePage(1);
        assertThat(refusal()).isEqualTo(Kind.DAMAGED);
        Repair.Outcome outcome = repair().startAgain();
        assertThat(outcome.from()).isNull();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(replica.status().resources()).isEqualTo(outcome.rescued());
            assertThat(found(replica)).isEqualTo(outcome.rescued());
            assertThat(replica.status().firstDownload()).isNotNull();
        }
    }

    private int rootOf(String table) {
        try (Sql sql = Database.connect(file, key(7))) {
            return sql.list(
                            "SELECT rootpage FROM sqlite_master WHERE name = ?",
                            row -> (int) row.number("rootpage"),
                            table)
                    .getFirst();
        }
    }

    private void damagePage(int page) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[page * 4096 + 1500] ^= 1;
        Files.write(file, bytes);
        Files.createFile(Suspicion.file(file));
    }

    @Test
    void aVanishedFileIsRestoredAndNobodySaysThatNothingWasLost() throws IOException {
        Files.delete(file);
        assertThat(refusal()).isEqualTo(Kind.DAMAGED);
        assertThat(repair().prospect().backup()).isNotNull();
        Repair.Outcome outcome = repair().restore();
        assertThat(outcome.rescued()).isZero();
        assertThat(outcome.counted()).isFalse();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(replica.status().resources()).isEqualTo(SENT);
        }
    }

    @Test
    void aLogDamagedInTheMiddleIsNoticedAndTheMissingWritesAreCounted() throws IOException {
        byte[] log;
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            for (int n = 1; n <= 10; n++) {
                edit(replica, 1, "Encore " + n);
            }
            log = Files.readAllBytes(WrittenLog.file(file));
            Files.copy(file, folder.resolve("kept.db"));
        }
        Files.move(folder.resolve("kept.db"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        log[log.length / 2] ^= 1;
        Files.write(WrittenLog.file(file), log);

        assertThat(refusal()).isEqualTo(Kind.DAMAGED);
        assertThat(refusal()).as("and again").isEqualTo(Kind.DAMAGED);
        Repair.Outcome outcome = repair().restore();
        assertThat(outcome.missingWrites()).isBetween(1L, 10L);
        assertThat(outcome.from()).as("the file itself goes on").isNull();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(replica.status().waiting()).isEqualTo(UNSENT);
            assertThat(replica.read(listReference(uuid(1)))
                            .orElseThrow()
                            .local()
                            .path("title")
                            .asText())
                    .isEqualTo("Encore " + (10 - outcome.missingWrites()));
            assertThat(replica.sealedEntry()).isPresent();
        }
        try (Stream<Path> kept = Files.walk(folder.resolve("quarantine"))) {
            assertThat(kept.filter(path -> path.endsWith("structure.db.log-before")))
                    .singleElement()
                    .satisfies(path -> assertThat(Files.readAllBytes(path)).isEqualTo(log));
        }
    }

    @Test
    void aDamagedMarkIsNoticedSinceItMayHideMissingWrites() throws IOException {
        Files.write(Mark.file(file), new byte[5]);
        assertThat(refusal()).isEqualTo(Kind.DAMAGED);
        assertThat(repair().prospect().goesOn()).isTrue();
        Repair.Outcome outcome = repair().restore();
        assertThat(outcome.counted()).isFalse();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(found(replica)).isEqualTo(UNSENT);
        }
    }

    @Test
    void aRepairKilledOnTheWayIsDoneAgainAndLosesNothing() throws IOException {
        damagePage(rootOf("trace") - 1);
        byte[] damaged = Files.readAllBytes(file);
        Repair.Outcome first = repair().restore();
        // Killed just after the damaged file was moved away: only the saved work is there.
        Files.delete(file);
        Files.write(Mark.file(file), Arrays.copyOf(damaged, 3));
        Files.write(KeyCheck.file(file), new byte[3]);
        assertThat(refusal()).isEqualTo(Kind.DAMAGED);
        Repair.Outcome again = repair().restore();
        assertThat(again.rescued()).isEqualTo(first.rescued()).isPositive();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(found(replica)).isEqualTo(first.rescued());
        }
    }

    @Test
    void withoutAnyGoodBackupNothingIsTouchedAndBeginningAgainIsWhatIsLeft() throws IOException {
        for (Backups.Backup backup : new Backups(file).all()) {
            byte[] bytes = Files.readAllBytes(backup.file());
            bytes[5000] ^= 1;
            Files.write(backup.file(), bytes);
        }
        damagePage(2);
        byte[] damaged = Files.readAllBytes(file);
        assertThat(repair().prospect()).isEqualTo(new Repair.Prospect(false, null));
        assertThat(catchThrowableOfType(ReplicaException.class, () -> repair().restore())
                        .kind())
                .isEqualTo(Kind.DAMAGED);
        assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        repair().startAgain();
        Opened.open(folder, SECRETARY).close();
    }

    /** Sent since, put back, or taken back before it was sent: it must not leave once more because a backup was restored. */
    @Test
    void whatTheDamagedFileHadNoMoreToSendIsNotSentFromItsBackup() throws IOException {
        String made = uuid(SENT + 1);
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(made, "Courrier au mauvais patient"), "Liste créée");
            edit(replica, 15, "Renommée");
            for (Backups.Backup backup : new Backups(file).all()) {
                Files.delete(backup.file());
            }
            replica.backUpWhenDue();
            replica.detach(listReference(made), listReference(uuid(15)), "Retirée", json -> json.put("title", "Reçue"));
        }
        damagePage(rootOf("trace") - 1);
        assertThat(refusal()).isEqualTo(Kind.DAMAGED);
        Repair.Outcome outcome = repair().restore();
        assertThat(outcome.from()).isNotNull();
        assertThat(outcome.unreadable()).isZero();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(replica.read(listReference(made))).isEmpty();
            StoredResource renamed = replica.read(listReference(uuid(15))).orElseThrow();
            assertThat(renamed.state()).isEqualTo(RowState.CLEAN);
            assertThat(renamed.local().path("title").asText()).isEqualTo("Reçue");
            assertThat(replica.query("SELECT title FROM list_title", row -> row.text("title")))
                    .hasSize(SENT)
                    .noneMatch(title -> title.contains("mauvais patient") || title.contains("Renommée"));
            assertThat(found(replica)).isEqualTo(UNSENT);
            assertThat(replica.status().waiting()).isEqualTo(UNSENT);
        }
    }
}
