package fr.santelien.coordination.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Extensions of an element, by their address. */
public final class Extensions {

    private Extensions() {}

    public static Optional<ObjectNode> find(@Nullable JsonNode element, String url) {
        for (ObjectNode extension : Elements.objects(element, "extension")) {
            if (Elements.text(extension, "url").equals(url)) {
                return Optional.of(extension);
            }
        }
        return Optional.empty();
    }

    public static List<ObjectNode> all(@Nullable JsonNode element, String url) {
        return Elements.objects(element, "extension").stream()
                .filter(extension -> Elements.text(extension, "url").equals(url))
                .toList();
    }

    /** Value of the extension as text, empty when absent. {@code value} is the member: {@code valueString}… */
    public static String text(@Nullable JsonNode element, String url, String... value) {
        return find(element, url)
                .map(extension -> Elements.text(extension, value))
                .orElse("");
    }

    /** Sets the one extension of this address, the others stay as they are. */
    public static void set(ObjectNode element, String url, String member, JsonNode value) {
        find(element, url)
                .orElseGet(() -> Elements.list(element, "extension").addObject().put("url", url))
                .set(member, value);
    }

    /** Adds one more extension of this address. */
    public static void add(ObjectNode element, String url, String member, JsonNode value) {
        Elements.list(element, "extension").addObject().put("url", url).set(member, value);
    }

    public static void remove(ObjectNode element, String url) {
        if (element.get("extension") instanceof ArrayNode extensions) {
            for (int i = extensions.size() - 1; i >= 0; i--) {
                if (Elements.text(extensions.get(i), "url").equals(url)) {
                    extensions.remove(i);
                }
            }
            if (extensions.isEmpty()) {
                element.remove("extension");
            }
        }
    }
}
