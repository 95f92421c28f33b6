package fr.santelien.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One bundle, nothing missing, nothing left over, French typography. */
class TextsTest {

    private static final Path SOURCES = Path.of("src", "main");

    /** A key in FXML ({@code "%a.b"}), or any string of Java that looks like one. */
    private static final Pattern FXML_KEY = Pattern.compile("\"%([A-Za-z0-9.]+)\"");

    private static final Pattern JAVA_KEY = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9-]+)+\\.?)\"");

    /** A key made of parts: {@code "membership.role." + role}. */
    private static final Pattern PREFIX = Pattern.compile("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9-]+)*\\.)\"\\s*\\+");

    /** Keys that {@code desktop.start} makes from the code of a refusal. */
    private static final String REFUSALS = "start.refused.";

    private static final Pattern LITERAL_GET = Pattern.compile("Texts\\.get\\(\\s*\"([^\"]+)\"\\s*[,)]");

    @Test
    void everyKeyUsedInFxml_exists() throws IOException {
        assertThat(Texts.bundle().keySet()).containsAll(found(".fxml", FXML_KEY));
    }

    @Test
    void everyKeyUsedInJava_exists() throws IOException {
        assertThat(Texts.bundle().keySet()).containsAll(found(".java", LITERAL_GET));
    }

    @Test
    void everyKeyOfTheBundle_isUsed() throws IOException {
        Set<String> used = new TreeSet<>(found(".fxml", FXML_KEY));
        used.addAll(found(".java", JAVA_KEY));
        Set<String> prefixes = found(".java", PREFIX);
        List<String> unused = Texts.bundle().keySet().stream()
                .filter(key -> !used.contains(key))
                .filter(key -> !key.startsWith(REFUSALS))
                .filter(key -> prefixes.stream().noneMatch(key::startsWith))
                .sorted()
                .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void everyTextWithArguments_isAMessageFormat() {
        for (String key : Texts.bundle().keySet()) {
            String text = Texts.bundle().getString(key);
            if (text.contains("{")) {
                assertThat(new MessageFormat(text, Locale.FRANCE).format(new Object[] {1, 2, 3, 4}))
                        .as(key)
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void frenchTypography_isKept() {
        Pattern wrong = Pattern.compile("'|\\.\\.\\.| [;:!?»]|« |[a-zà-ÿ)][;!?](?:\\s|$)");
        List<String> wrongOnes = new ArrayList<>();
        for (String key : Texts.bundle().keySet()) {
            String text = Texts.bundle().getString(key);
            if (wrong.matcher(text.replaceAll("\\{[^}]*}", "x")).find()) {
                wrongOnes.add(key + "=" + text);
            }
        }
        assertThat(wrongOnes).isEmpty();
    }

    @Test
    void aColonAndQuotationMarks_stayOnTheLineOfTheirWord() {
        assertThat(FrenchBundle.typeset("Voir : « Patients » ?"))
                .isEqualTo("Voir\u00a0: «\u00a0Patients\u00a0»\u202f?");
    }

    private static Set<String> found(String suffix, Pattern pattern) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(suffix)).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }
}
