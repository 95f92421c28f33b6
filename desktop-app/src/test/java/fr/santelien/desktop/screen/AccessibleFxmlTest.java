package fr.santelien.desktop.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Walks every FXML of the poste: each control says what it is to someone who does not see it. */
class AccessibleFxmlTest {

    /** What is typed in, chosen from or looked through. */
    private static final Set<String> INPUTS = Set.of(
            "TextField",
            "TextArea",
            "ComboBox",
            "ChoiceBox",
            "DatePicker",
            "Spinner",
            "ListView",
            "TableView",
            "TreeView",
            "TabPane",
            "ProgressBar",
            "ProgressIndicator",
            "WaitingTable");

    /** They carry their own words, or must be given some when they only bear an icon. */
    private static final Set<String> WORDED =
            Set.of("Button", "MenuButton", "ToggleButton", "CheckBox", "RadioButton", "Hyperlink");

    static List<Path> screens() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "resources"))) {
            return files.filter(file -> file.toString().endsWith(".fxml")).toList();
        }
    }

    @Test
    void thereAreScreens() throws IOException {
        assertThat(screens()).hasSizeGreaterThan(7);
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyInput_hasALabelOrAnAccessibleText(Path file) throws Exception {
        assertThat(elements(file).stream()
                        .filter(each -> INPUTS.contains(each.getTagName()))
                        .filter(each -> !each.hasAttribute("fx:constant"))
                        .filter(each -> !labelled(each))
                        .map(AccessibleFxmlTest::name))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("screens")
    void everyButton_hasWords(Path file) throws Exception {
        String controller = Files.readString(
                Path.of(file.toString().replace("resources", "java").replace(".fxml", ".java")));
        assertThat(elements(file).stream()
                        .filter(each -> WORDED.contains(each.getTagName()))
                        .filter(each -> !each.hasAttribute("text") && !each.hasAttribute("accessibleText"))
                        .filter(each -> !wordedByController(each, controller))
                        .map(AccessibleFxmlTest::name))
                .isEmpty();
    }

    /** A text in the FXML itself is not in the bundle. */
    @ParameterizedTest
    @MethodSource("screens")
    void everyText_isAKey(Path file) throws Exception {
        for (Element each : elements(file)) {
            for (String attribute : List.of("text", "promptText", "accessibleText", "accessibleHelp")) {
                String value = each.getAttribute(attribute);
                assertThat(value.isEmpty() || value.startsWith("%"))
                        .as(name(each) + " " + value)
                        .isTrue();
            }
        }
    }

    private static boolean labelled(Element input) {
        Node parent = input.getParentNode();
        return input.hasAttribute("accessibleText")
                || (parent instanceof Element around && around.getTagName().equals("labelFor"));
    }

    private static boolean wordedByController(Element button, String controller) {
        String id = button.getAttribute("fx:id");
        return !id.isEmpty()
                && (controller.contains(id + ".setText(") || controller.contains(id + ".setAccessibleText("));
    }

    private static String name(Element element) {
        String id = element.getAttribute("fx:id");
        return element.getTagName() + (id.isEmpty() ? "" : "#" + id);
    }

    private static List<Element> elements(Path file) throws IOException, SAXException, ParserConfigurationException {
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("*");
        return java.util.stream.IntStream.range(0, all.getLength())
                .mapToObj(index -> (Element) all.item(index))
                .toList();
    }
}
