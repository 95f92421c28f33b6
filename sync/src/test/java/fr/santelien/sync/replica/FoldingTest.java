package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.uuid;
import static fr.santelien.sync.replica.Opened.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of what comes at once is folded into the file while the poste works; that of a few edits is not. */
class FoldingTest {

    @TempDir
    Path folder;

    private long size() throws IOException {
        return Files.size(folder.resolve("structure.db"));
    }

    private static void waitForFolding() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("replica-folding")) {
                thread.join();
            }
        }
    }

    @Test
    void aLongPageIsFoldedIntoTheFileAndAnEditStaysInTheLog() throws IOException, InterruptedException {
        List<ObjectNode> page = IntStream.range(0, 2000)
                .mapToObj(n -> version(list(uuid(n), "Liste fictive " + n), 1))
                .toList();
        try (SqliteReplica replica = Opened.open(folder, SECRETARY)) {
            replica.create(list(uuid(5000), "Sorties"), "Liste créée");
            waitForFolding();
            long before = size();
            assertThat(before).isLessThan(100_000);

            replica.exchangeSide().receive(page, "", "List", null);
            waitForFolding();

            assertThat(size()).isGreaterThan(before + 500_000);
            assertThat(replica.status().resources()).isEqualTo(2001);
        }
    }
}
