package fr.santelien.sync.replica;

import static fr.santelien.sync.replica.Opened.SECRETARY;
import static fr.santelien.sync.replica.Opened.key;
import static fr.santelien.sync.replica.Opened.list;
import static fr.santelien.sync.replica.Opened.uuid;
import static fr.santelien.sync.replica.Opened.version;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of new rows are indexed at the end of their transaction: whatever happens before, the index must agree. */
class SearchedTableTest {

    /** The table refuses the title « illisible », for which there are no words. */
    private record Words(int version) implements Projection {
        private static final ReadTable LENGTH =
                ReadTable.of("List", "title_length", 1, "id TEXT NOT NULL", "length INTEGER NOT NULL");
        private static final ReadTable TITLE = ReadTable.searched(
                "List", "title", "text", Words::backwards, "id TEXT NOT NULL", "text TEXT NOT NULL", "version TEXT");

        /** Words that are not those of the text. */
        private static String backwards(String text) {
            return new StringBuilder(text).reverse().toString();
        }

        @Override
        public String name() {
            return "title";
        }

        @Override
        public List<ReadTable> tables() {
            return List.of(LENGTH, TITLE);
        }

        @Override
        public void project(ReadRows rows, Reference reference, ObjectNode resource) {
            String title = resource.path("title").asText();
            rows.add(LENGTH, reference.id(), title.length());
            String version = resource.path("meta").path("versionId").asText();
            rows.add(TITLE, reference.id(), title.equals("illisible") ? null : title, version);
        }
    }

    @TempDir
    Path folder;

    private SqliteReplica open(int version) {
        return SqliteReplica.open(
                folder.resolve("structure.db"),
                key(7),
                SECRETARY,
                List.of(new Words(version)),
                Opened.RULES,
                Clock.systemUTC());
    }

    private static List<String> found(SqliteReplica replica, String... words) {
        return replica.query(
                "SELECT t.id FROM title_words w JOIN title t ON t.number = w.rowid WHERE title_words MATCH ?"
                        + " ORDER BY t.number",
                row -> row.text("id"),
                Stream.of(words).map(Words::backwards).collect(Collectors.joining(" OR ")));
    }

    private static void receive(SqliteReplica replica, ObjectNode... page) {
        replica.exchangeSide().inbox().receive(List.of(page), "", "List", null);
    }

    @Test
    void aResourceThatComesTwiceInAPageIsFoundByItsLastWords() {
        ObjectNode first = list(uuid(1), "pansement");
        try (SqliteReplica replica = open(1)) {
            receive(
                    replica,
                    version(first, 1),
                    version(list(uuid(2), "glycémie"), 1),
                    version(list(uuid(1), "chute"), 2));
            assertThat(found(replica, "pansement")).isEmpty();
            assertThat(found(replica, "chute")).containsExactly(uuid(1));
            assertThat(found(replica, "glycémie")).containsExactly(uuid(2));
        }
    }

    @Test
    void aChangedOneIsFoundByItsNewWordsAndALostOneByNone() {
        try (SqliteReplica replica = open(1)) {
            receive(replica, version(list(uuid(1), "pansement"), 1), version(list(uuid(2), "chute"), 1));
            receive(replica, version(list(uuid(1), "glycémie"), 2), version(list(uuid(3), "poids"), 1));
            replica.exchangeSide().inbox().lost(List.of(new Reference("List", uuid(2))));
            assertThat(found(replica, "pansement", "chute")).isEmpty();
            assertThat(found(replica, "glycémie", "poids")).containsExactly(uuid(1), uuid(3));
        }
    }

    @Test
    void wordsThatStayAreFoundOnceAndWordsThatComeBackToo() {
        try (SqliteReplica replica = open(1)) {
            receive(replica, version(list(uuid(1), "pansement"), 1));
            receive(replica, version(list(uuid(1), "pansement"), 2));
            assertThat(found(replica, "pansement")).containsExactly(uuid(1));
            receive(replica, version(list(uuid(1), "chute"), 3));
            receive(replica, version(list(uuid(1), "pansement"), 4));
            assertThat(found(replica, "pansement", "chute")).containsExactly(uuid(1));
            assertThat(found(replica, "chute")).isEmpty();
            replica.exchangeSide().inbox().lost(List.of(new Reference("List", uuid(1))));
            receive(replica, version(list(uuid(2), "poids"), 1));
            assertThat(found(replica, "pansement", "chute", "poids")).containsExactly(uuid(2));
        }
    }

    @Test
    void rowsThatATableRefusesCostTheOthersOfTheirPageNothing() {
        try (SqliteReplica replica = open(1)) {
            receive(
                    replica,
                    version(list(uuid(1), "pansement"), 1),
                    version(list(uuid(2), "illisible"), 1),
                    version(list(uuid(3), "chute"), 1));
            assertThat(found(replica, "pansement", "chute")).containsExactly(uuid(1), uuid(3));
            assertThat(replica.query("SELECT id FROM title_length ORDER BY id", row -> row.text("id")))
                    .containsExactly(uuid(1), uuid(3));
            assertThat(replica.read(Opened.listReference(uuid(2)))).isPresent();
            assertThat(replica.status().unreadable()).isEqualTo(1);

            receive(replica, version(list(uuid(2), "glycémie"), 2));
            assertThat(found(replica, "glycémie")).containsExactly(uuid(2));
            assertThat(replica.status().unreadable()).isZero();
        }
    }

    @Test
    void aRebuiltIndexFindsAllOfThem() {
        try (SqliteReplica replica = open(1)) {
            receive(replica, version(list(uuid(1), "pansement"), 1), version(list(uuid(2), "chute"), 1));
        }
        try (SqliteReplica replica = open(2)) {
            assertThat(found(replica, "pansement", "chute")).containsExactly(uuid(1), uuid(2));
        }
    }
}
