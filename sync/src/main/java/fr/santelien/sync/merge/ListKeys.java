package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the elements of one list are told apart. */
final class ListKeys {

    private static final List<String> BY_URL = List.of("url");

    private final List<String> keyPaths;
    private final boolean wholeContent;

    private ListKeys(List<String> keyPaths, boolean wholeContent) {
        this.keyPaths = keyPaths;
        this.wholeContent = wholeContent;
    }

    /**
     * The keys of the list at {@code path}, empty when it is one atomic value. Extensions need no rule: they go by
     * {@code url}, and by their whole content where one of the lists repeats an url.
     */
    static Optional<ListKeys> of(Path path, MergeRules rules, List<@Nullable JsonNode> lists) {
        if (!path.steps().isEmpty()
                && path.steps().getLast() instanceof Path.Step.Member(String name)
                && (name.equals("extension") || name.equals("modifierExtension"))) {
            ListKeys byUrl = new ListKeys(BY_URL, false);
            boolean repeated = lists.stream()
                    .anyMatch(list ->
                            list != null && byUrl.index(list).keySet().stream().anyMatch(key -> key.indexOf('#') > 0));
            return Optional.of(repeated ? new ListKeys(BY_URL, true) : byUrl);
        }
        List<String> keyPaths = rules.listKeys().get(path.rule());
        return keyPaths == null ? Optional.empty() : Optional.of(new ListKeys(keyPaths, false));
    }

    /** The elements by key, in their order. A key met again gets {@code #2}, {@code #3}: nothing is dropped. */
    Map<String, JsonNode> index(@Nullable JsonNode list) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        if (list instanceof ArrayNode array) {
            for (JsonNode element : array) {
                String key = key(element);
                String unique = key;
                for (int n = 2; elements.containsKey(unique); n++) {
                    unique = key + "#" + n;
                }
                elements.put(unique, element);
            }
        }
        return elements;
    }

    private String key(JsonNode element) {
        if (!wholeContent) {
            for (String keyPath : keyPaths) {
                JsonNode found = element;
                for (String member : keyPath.split("\\.", -1)) {
                    found = found.isArray() ? found.path(0).path(member) : found.path(member);
                }
                if (found.isValueNode() && !found.asText().isEmpty()) {
                    return found.asText();
                }
            }
        }
        return Json.text(element);
    }
}
