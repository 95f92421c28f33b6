package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.listReference;
import static fr.santelien.sync.replica.Opened.uuid;
import static fr.santelien.sync.replica.Opened.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows are packed: those that say what the server said. What waits is in text, as a rescue must read it. */
class PackedRowsTest {

    private static final String ID = uuid(1);
    private static final Reference LIST = listReference(ID);
    private static final ObjectNode FIRST = version(list(ID, "Sorties"), 1);

    @TempDir
    Path folder;

    private static void receive(SqliteReplica replica, ObjectNode resource) {
        replica.exchangeSide().inbox().receive(List.of(resource), "centre", "List", Instant.EPOCH);
    }

    private static String kept(SqliteReplica replica, String id) {
        return replica.query(
                        "SELECT state || ' ' || typeof(local) AS kept FROM resource WHERE id = ?",
                        row -> row.text("kept"),
                        id)
                .getFirst();
    }

    @Test
    void whatIsReceivedIsPackedWhatWaitsIsInTextAndWhatTheServerTookIsPackedAgain() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            receive(replica, FIRST);
            assertThat(kept(replica, ID)).isEqualTo("clean blob");

            replica.edit(LIST, "Liste renommée", json -> json.put("title", "Entrées"));
            assertThat(kept(replica, ID)).isEqualTo("dirty text");

            Outbox outbox = replica.exchangeSide().outbox();
            outbox.take(List.of(LIST));
            assertThat(kept(replica, ID)).isEqualTo("sending text");
            outbox.refused(LIST, "Non");
            assertThat(kept(replica, ID)).isEqualTo("set_aside text");

            outbox.accepted(List.of(version(list(ID, "Entrées"), 2)));
            assertThat(kept(replica, ID)).isEqualTo("clean blob");
            assertThat(replica.read(LIST).orElseThrow().local().path("title").asText())
                    .isEqualTo("Entrées");
        }
    }

    @Test
    void aConflictIsInTextAndPackedOnceDecided() {
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            receive(replica, FIRST);
            replica.edit(LIST, "Liste renommée", json -> json.put("title", "Ici"));
            receive(replica, version(list(ID, "Ailleurs"), 2));
            assertThat(kept(replica, ID)).isEqualTo("conflict text");
            replica.decide(replica.conflicts().getFirst().id(), Conflict.Choice.REMOTE);
            assertThat(kept(replica, ID)).isEqualTo("clean blob");
        }
    }

    @Test
    void aRowOfAFormerFileIsPackedWhenItIsNextReceived() throws IOException {
        try (InputStream in = PackedRowsTest.class.getResourceAsStream("V005.replica")) {
            Files.copy(Objects.requireNonNull(in), folder.resolve("structure.db"));
        }
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            assertThat(kept(replica, ReleasedFile.CLEAN)).isEqualTo("clean text");
            receive(replica, version(list(ReleasedFile.CLEAN, "Reçue encore"), 2));
            assertThat(kept(replica, ReleasedFile.CLEAN)).isEqualTo("clean blob");
        }
    }
}
