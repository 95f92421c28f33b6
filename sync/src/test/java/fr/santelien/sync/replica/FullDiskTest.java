package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.key;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.listReference;
import static fr.santelien.sync.replica.Opened.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    @TempDir
    Path folder;

    /** SQLite's own limit of pages answers as a full disk does, SQLITE_FULL, in the middle of a transaction. */
    @Test
    void aWriteThatTheDiskRefusesIsSaidSoLeavesNothingHalfAndWhatWasThereStays() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(uuid(1), "Sorties"), "Liste créée");
        }
        Path file = folder.resolve("structure.db");
        try (Database database = Database.open(file, key(7));
                Writer writer = new Writer(database.writer(), database.acknowledged())) {
            long pages = database.writer()
                    .list("PRAGMA page_count", row -> row.number("page_count"))
                    .getFirst();
            database.writer().run("PRAGMA max_page_count = " + (pages + 2));
            ReplicaException refused = catchThrowableOfType(
                    ReplicaException.class,
                    () -> writer.write(transaction -> {
                        for (int n = 0; n < 10; n++) {
                            transaction
                                    .sql()
                                    .execute(
                                            "INSERT INTO history (type, id, path, discarded, author, at)"
                                                    + " VALUES ('List', ?, '[]', ?, 'x', 'y')",
                                            uuid(n),
                                            "fictif ".repeat(1000));
                        }
                        return transaction;
                    }));
            assertThat(refused.kind()).isEqualTo(Kind.STORAGE);
        }
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(replica.query("SELECT count(*) AS n FROM history", row -> row.number("n")))
                    .containsExactly(0L);
            assertThat(replica.status().waiting()).isEqualTo(1);
            replica.edit(listReference(uuid(1)), "Liste renommée", json -> json.put("title", "Entrées"));
            assertThat(replica.read(listReference(uuid(1)))
                            .orElseThrow()
                            .local()
                            .path("title")
                            .asText())
                    .isEqualTo("Entrées");
        }
    }

    /** What is stored after it would move the cursor over it: nothing is, until the page is known to be on the disk. */
    @Test
    void aPageThatTheDiskRefusesIsToldToWhoWaitsForItAndMovesNeitherCursorNorProgress() {
        Path file = folder.resolve("structure.db");
        try (Database database = Database.open(file, key(7));
                Writer writer = new Writer(database.writer(), database.acknowledged())) {
            ExchangeSide side = exchangeSide(database, writer);
            side.inbox().store(page(side, "Sorties"), "", "List", Instant.EPOCH).await();
            long pages = database.writer()
                    .list("PRAGMA page_count", row -> row.number("page_count"))
                    .getFirst();
            database.writer().run("PRAGMA max_page_count = " + (pages + 2));

            Storing refused =
                    side.inbox().store(page(side, incompressible(70_000)), "", "List", Instant.EPOCH.plusSeconds(1));

            assertThat(catchThrowableOfType(ReplicaException.class, refused::await)
                            .kind())
                    .isEqualTo(Kind.STORAGE);
            assertThat(side.inbox().arriving()).isNull();
            assertThat(side.inbox().cursor("", "List")).contains(Instant.EPOCH);
            assertThat(database.<List<String>>read(sql -> sql.list(
                            "SELECT local FROM resource",
                            row -> Rows.json(row.text("local")).path("title").asText())))
                    .containsExactly("Sorties");
        }
    }

    /** Hexadecimal digits, half a byte each at best. */
    private static String incompressible(int length) {
        byte[] bytes = new byte[length / 2];
        new Random(7).nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    @Timeout(60)
    void aPageWhoseTransactionCannotEvenBeginIsToldToo() {
        try (Database database = Database.open(folder.resolve("structure.db"), key(7));
                Writer writer = new Writer(database.writer(), database.acknowledged())) {
            ExchangeSide side = exchangeSide(database, writer);
            database.writer().run("BEGIN");
            Storing refused = side.inbox().store(page(side, "Sorties"), "", "List", Instant.EPOCH);
            assertThat(catchThrowableOfType(ReplicaException.class, refused::await)
                            .kind())
                    .isEqualTo(Kind.INTERNAL);
            database.writer().run("ROLLBACK");
        }
    }

    private ExchangeSide exchangeSide(Database database, Writer writer) {
        Holder holder = writer.write(transaction -> Holder.enrolled(transaction.sql(), SECRETARY));
        Changes changes = new Changes(SECRETARY, Clock.systemUTC());
        Rows rows = new Rows(new Projections(List.of()));
        AttachmentStore attachments = new AttachmentStore(folder.resolve("documents"), key(7));
        return new ExchangeSide(
                database, writer, holder, rows, changes, new Incoming(Map.of(), changes, holder), attachments);
    }

    private static List<Arrival> page(ExchangeSide side, String title) {
        return side.inbox().arrivals(List.of(list(UUID.randomUUID().toString(), title)));
    }

    @Test
    void roomIsAskedForBeforeAnythingIsWritten() throws IOException {
        Space.require(folder.resolve("not/made/yet"), 0);
        assertThat(catchThrowableOfType(ReplicaException.class, () -> Space.require(folder.resolve("new"), 1L << 60))
                        .kind())
                .isEqualTo(Kind.NO_SPACE);
        assertThat(folder).isEmptyDirectory();
    }
}
