package fr.santelien.desktop.help;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.text.FrenchBundle;
import fr.santelien.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the login screen says has its paragraph in the guide, and the help holds the guide word for word. */
class GuideTest {

    private static final Path GUIDE = Path.of("..", "docs", "guide", "carte-et-lecteur.md");
    private static final Path HELP =
            Path.of("src", "main", "resources", "fr", "santelien", "desktop", "help", "help.html");
    private static final Pattern ANCHOR = Pattern.compile("(?m)^<a id=\"([^\"]*)\"></a>$");

    /** Between these two lines help.html holds what this test makes of a page of the guide. */
    private static final String BEGIN = "<!-- made of docs/guide/%s.md by GuideTest -->\n";

    private static final String END = "<!-- end of what is made -->\n";

    @Test
    void everySentence_hasAnAnchorOfItsOwn() {
        assertThat(sentences())
                .hasSizeGreaterThan(45)
                .allSatisfy(key -> assertThat(Texts.bundle().containsKey(anchorKey(key)))
                        .as(key)
                        .isTrue());
        assertThat(sentences()).extracting(key -> Texts.get(anchorKey(key))).doesNotHaveDuplicates();
    }

    @Test
    void everyAnchor_leadsToTheParagraphThatQuotesItsSentence() throws IOException {
        Map<String, String> paragraphs = paragraphs();
        assertThat(sentences()).allSatisfy(key -> {
            String sentence = Texts.get(key).replaceFirst("\\s*\\{.*", "");
            assertThat(paragraphs).containsKey(Texts.get(anchorKey(key)));
            assertThat(paragraphs.get(Texts.get(anchorKey(key)))).contains("«\u00a0" + sentence + "\u00a0»");
        });
    }

    @Test
    void everyParagraph_belongsToASentenceAndSaysWhatToDo() throws IOException {
        assertThat(paragraphs()).allSatisfy((anchor, text) -> assertThat(text).contains("**Que faire.**"));
        assertThat(sentences().map(key -> Texts.get(anchorKey(key))))
                .containsExactlyInAnyOrderElementsOf(paragraphs().keySet());
    }

    /** With {@code -Dguide.write=true} the help is written again from the guide. */
    @ParameterizedTest
    @ValueSource(strings = {"synchronisation", "carte-et-lecteur"})
    void theHelp_holdsTheGuideWordForWord(String page) throws IOException {
        String help = Files.readString(HELP);
        String mark = BEGIN.formatted(page);
        int begin = help.indexOf(mark) + mark.length();
        int end = help.indexOf(END, begin);
        String wanted = GuideHtml.section(page, Files.readString(GUIDE.resolveSibling(page + ".md")));
        if (Boolean.getBoolean("guide.write")) {
            help = help.substring(0, begin) + wanted + help.substring(end);
            Files.writeString(HELP, help);
            end = begin + wanted.length();
        }
        assertThat(help.substring(begin, end))
                .as("run this test with -Dguide.write=true after a change of the guide")
                .isEqualTo(wanted);
    }

    private static Stream<String> sentences() {
        return Texts.bundle().keySet().stream()
                .filter(key -> key.endsWith(".sentence"))
                .filter(key -> key.startsWith("login.") || key.startsWith("start.refused."))
                .sorted();
    }

    private static String anchorKey(String sentenceKey) {
        return sentenceKey.replace(".sentence", ".anchor");
    }

    /** By anchor, from its line to the next one. */
    private static Map<String, String> paragraphs() throws IOException {
        String guide = FrenchBundle.typeset(Files.readString(GUIDE));
        List<MatchResult> anchors = ANCHOR.matcher(guide).results().toList();
        Map<String, String> found = new LinkedHashMap<>();
        for (int each = 0; each < anchors.size(); each++) {
            int end = each + 1 < anchors.size() ? anchors.get(each + 1).start() : guide.length();
            found.put(
                    anchors.get(each).group(1),
                    guide.substring(anchors.get(each).end(), end));
        }
        assertThat(found).hasSameSizeAs(anchors);
        return found;
    }
}
