package fr.santelien.desktop.help;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.text.Texts;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The page says what the screens say, leads nowhere outside itself, and is written in correct French. */
class HelpPageTest {

    /** What stands after the words of a tab or a chip: a count. */
    private static final Pattern COUNT = Pattern.compile("\\s+(·\\s+)?\\{.*");

    private static final Pattern BAD_TYPOGRAPHY =
            Pattern.compile("['\"]|\\.\\.\\.|(?<![\u00a0\u202f])[;!?»:](?!\\w)|«(?!\u00a0)|  ");

    private final List<Element> elements = elements();

    @Test
    void everyLabelQuoted_isAWordOfTheScreens() {
        Set<String> words = Texts.bundle().keySet().stream()
                .map(key -> COUNT.matcher(Texts.bundle().getString(key)).replaceAll(""))
                .collect(Collectors.toSet());
        List<String> quoted = labels().map(Element::getTextContent).toList();
        assertThat(quoted).hasSizeGreaterThan(40);
        assertThat(words).containsAll(quoted);
    }

    @Test
    void everyQuotation_isALabel() {
        String main = named("main").getFirst().getTextContent();
        Set<String> labels = labels().map(Element::getTextContent).collect(Collectors.toSet());
        Matcher quotation = Pattern.compile("«\u00a0([^»]*)\u00a0»").matcher(main);
        int found = 0;
        while (quotation.find()) {
            assertThat(labels).contains(quotation.group(1));
            found++;
        }
        assertThat(found).isEqualTo((int) labels().count());
    }

    @Test
    void everyLink_leadsToAnAnchorOfThePage() {
        Set<String> anchors = ids().map(id -> "#" + id).collect(Collectors.toSet());
        assertThat(with("href"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(anchors).contains(link.getAttribute("href")));
    }

    @Test
    void thePage_fetchesNothing() {
        assertThat(with("src")).isEmpty();
        assertThat(Stream.of("script", "link", "img", "iframe", "object", "form")
                        .flatMap(tag -> named(tag).stream()))
                .isEmpty();
        assertThat(named("style").getFirst().getTextContent()).doesNotContain("url(", "@import");
        assertThat(with("http-equiv").getFirst().getAttribute("content")).startsWith("default-src 'none'");
    }

    @Test
    void everyScreen_hasItsTopic() {
        assertThat(ids())
                .containsAll(Stream.<Destination>of(
                                new Destination.ContactPoint("1"),
                                new Destination.Worklists(null),
                                new Destination.Patients(null),
                                new Destination.Plans(),
                                new Destination.Plan("1"),
                                new Destination.Memberships(),
                                new Destination.Synchronisation(),
                                new Destination.CardAndReader())
                        .map(HelpTopics::of)
                        .toList());
        assertThat(HelpTopics.of(null)).isNull();
    }

    @Test
    void everySection_isInTheContents() {
        List<String> contents = with("href").stream()
                .map(link -> link.getAttribute("href").substring(1))
                .toList();
        assertThat(contents)
                .containsAll(named("section").stream()
                        .map(section -> section.getAttribute("id"))
                        .toList());
    }

    @Test
    void frenchTypography_isKept() {
        String text = named("body").getFirst().getTextContent().replaceAll("\\s*\n\\s*", "\n");
        assertThat(BAD_TYPOGRAPHY.matcher(text).results().map(found -> around(text, found.start())))
                .isEmpty();
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
    }

    private Stream<Element> labels() {
        return with("class").stream().filter(each -> each.getAttribute("class").equals("label"));
    }

    private Stream<String> ids() {
        return with("id").stream().map(each -> each.getAttribute("id"));
    }

    private List<Element> named(String tag) {
        return elements(each -> each.getTagName().equals(tag));
    }

    private List<Element> with(String attribute) {
        return elements(each -> each.hasAttribute(attribute));
    }

    private List<Element> elements(Predicate<Element> wanted) {
        return elements.stream().filter(wanted).toList();
    }

    private static List<Element> elements() {
        try (InputStream page = HelpView.class.getResourceAsStream("help.html")) {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Objects.requireNonNull(page, "help.html"));
            var all = document.getElementsByTagName("*");
            return IntStream.range(0, all.getLength())
                    .mapToObj(index -> (Element) all.item(index))
                    .toList();
        } catch (Exception wrong) {
            throw new AssertionError("help.html is well-formed XML", wrong);
        }
    }
}
