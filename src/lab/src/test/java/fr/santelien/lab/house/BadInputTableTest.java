package fr.santelien.lab.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** docs/bad-input.md says the truth: the sentences are those of the sources, the tests exist. */
class BadInputTableTest {

    private static final Pattern NAMED_TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern QUOTED = Pattern.compile("« ([^«»]+) »");
    /** What is put in a sentence when it is shown: {0} of a bundle. */
    private static final Pattern HOLE = Pattern.compile("…");
    /** A long sentence is written in several pieces. */
    private static final Pattern PIECES = Pattern.compile("\"\\s*\\+\\s*\"");

    private static List<String> rows;
    private static Map<String, String> tests;
    private static String sentences;

    @BeforeAll
    static void read() throws IOException {
        Path house = house();
        rows = Files.readAllLines(house.resolve("docs/bad-input.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| case |"))
                .toList();
        tests = sources(house, "src/test/java").stream()
                .collect(Collectors.toMap(
                        path -> path.getFileName().toString().replace(".java", ""),
                        BadInputTableTest::text,
                        (one, other) -> one + other));
        List<Path> shown = new ArrayList<>(sources(house, "src/main/java"));
        shown.add(house.resolve("desktop-app/src/main/resources/fr/santelien/desktop/text/texts.properties"));
        sentences = PIECES.matcher(shown.stream().map(BadInputTableTest::text).collect(Collectors.joining("\n")))
                .replaceAll("");
    }

    @Test
    void everyRowNamesAtLeastOneTest() {
        assertThat(rows)
                .hasSizeGreaterThanOrEqualTo(20)
                .allMatch(row -> NAMED_TEST.matcher(row).find());
    }

    @Test
    void everyNamedTestExists() {
        rows.forEach(BadInputTableTest::assertNamedTestsExist);
    }

    @Test
    void everyTestNamedInTheNotesOnTheCardExists() throws IOException {
        List<String> notes = Files.readAllLines(house().resolve("docs/cps-card.md"));
        assertThat(notes).anyMatch(line -> NAMED_TEST.matcher(line).find());
        notes.forEach(BadInputTableTest::assertNamedTestsExist);
    }

    private static void assertNamedTestsExist(String row) {
        Matcher named = NAMED_TEST.matcher(row);
        while (named.find()) {
            assertThat(tests).as(row).containsKey(named.group(1));
            assertThat(tests.get(named.group(1)))
                    .as(named.group())
                    .containsPattern(
                            "(@Test|@RepeatedTest\\(\\d+\\)|@ParameterizedTest|@MethodSource\\([^)]*\\)|@EnumSource(\\([^)]*\\))?)"
                                    + "\\s+(@\\w+(\\([^)]*\\))?\\s+)*void "
                                    + named.group(2)
                                    + "\\(");
        }
    }

    @Test
    void everySentenceIsTheOneShown() {
        for (String row : rows) {
            Matcher quoted = QUOTED.matcher(row);
            while (quoted.find()) {
                for (String piece : HOLE.split(quoted.group(1))) {
                    assertThat(sentences.contains(piece.strip()))
                            .as("no source says « %s »", piece.strip())
                            .isTrue();
                }
            }
        }
    }

    private static List<Path> sources(Path house, String folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : List.of(
                "smartcard", "sync", "coordination", "desktop-app", "regional-server", "installer", "src/lab")) {
            Path root = house.resolve(module).resolve(folder);
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(file -> file.toString().endsWith(".java")
                                    && !file.endsWith("package-info.java")
                                    && !file.endsWith("BadInputTableTest.java"))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The tests run in the folder of their module. */
    private static Path house() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/bad-input.md"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "docs/bad-input.md is nowhere above");
        }
        return folder;
    }
}
