package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CursorTest {

    private static final Instant BEGIN = Instant.parse("2026-11-22T08:00:00Z");

    @TempDir
    Path folder;

    private SqliteReplica replica;

    @BeforeEach
    void open() {
        replica = Opened.open(folder, SECRETARY);
        receive(List.of(), BEGIN);
    }

    @AfterEach
    void close() {
        replica.close();
    }

    private void receive(List<ObjectNode> page, Instant cursor) {
        replica.exchangeSide().inbox().receive(page, "centre", "List", cursor);
    }

    private void assertCursor(Instant at) {
        assertThat(replica.exchangeSide().inbox().cursor("centre", "List")).contains(at);
    }

    @Test
    void theFirstOneIsKeptWhateverThePageHolds() {
        assertCursor(BEGIN);
    }

    @Test
    void anEmptyPageAFewMinutesLaterWritesNothing() {
        receive(List.of(), BEGIN.plus(Duration.ofMinutes(5)).minusMillis(1));
        assertCursor(BEGIN);
    }

    @Test
    void afterFiveMinutesItMoves() {
        Instant later = BEGIN.plus(Duration.ofMinutes(5));
        receive(List.of(), later);
        assertCursor(later);
    }

    @Test
    void withSomethingInThePageItMovesAtOnce() {
        receive(List.of(version(list(UUID.randomUUID().toString(), "Sorties"), 1)), BEGIN.plusSeconds(1));
        assertCursor(BEGIN.plusSeconds(1));
    }

    @Test
    void aServerWhoseClockWentBackTakesItBack() {
        receive(List.of(), BEGIN.minusSeconds(1));
        assertCursor(BEGIN.minusSeconds(1));
    }
}
