package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the elements of one list are told apart. */
sealed interface ListKeys {

    /** The key of an element; its whole content where the rules name none. */
    String key(JsonNode element);

    /**
     * The keys of the list at {@code path}, empty when it is one atomic value. Extensions need no rule: they go by
     * {@code url}, and those of an url that one of the lists repeats by their whole content.
     *
     * @param lists the versions of the list; a single one when a value is looked up by its path
     */
    static Optional<ListKeys> of(Path path, MergeRules rules, List<@Nullable JsonNode> lists) {
        if (!path.steps().isEmpty()
                && path.steps().getLast() instanceof Path.Step.Member(String name)
                && (name.equals("extension") || name.equals("modifierExtension"))) {
            return Optional.of(new ByUrl(path.rule(), rules.listKeys(), lists.size() > 1 ? repeated(lists) : Set.of()));
        }
        return Optional.ofNullable(rules.listKeys().get(path.rule())).map(ByMember::new);
    }

    private static Set<String> repeated(List<@Nullable JsonNode> lists) {
        Set<String> repeated = new HashSet<>();
        for (JsonNode list : lists) {
            Set<String> met = new HashSet<>();
            for (JsonNode extension : list == null ? Json.NODES.arrayNode() : list) {
                String url = extension.path("url").asText();
                if (!met.add(url)) {
                    repeated.add(url);
                }
            }
        }
        return repeated;
    }

    /** The elements by key, in their order. A key met again gets {@code #2}, {@code #3}: nothing is dropped. */
    default Map<String, JsonNode> index(@Nullable JsonNode list) {
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

    /** @param keyPaths the first one that is present counts */
    record ByMember(List<String> keyPaths) implements ListKeys {
        @Override
        public String key(JsonNode element) {
            for (String keyPath : keyPaths) {
                List<String> parts = new ArrayList<>();
                for (String part : keyPath.split("\\+", -1)) {
                    parts.add(value(element, part));
                }
                if (!parts.getFirst().isEmpty()) {
                    return String.join(
                            "+", parts.stream().filter(part -> !part.isEmpty()).toList());
                }
            }
            return Json.text(element);
        }

        private static String value(JsonNode element, String keyPath) {
            JsonNode found = element;
            for (String member : keyPath.split("\\.", -1)) {
                found = found.isArray() ? found.path(0).path(member) : found.path(member);
            }
            return found.isValueNode() && !found.isNull() ? found.asText() : "";
        }
    }

    /**
     * @param list the rule name of the list: {@code extension}, {@code entry.extension}
     * @param repeated urls that occur several times in one version
     */
    record ByUrl(String list, Map<String, List<String>> rules, Set<String> repeated) implements ListKeys {
        @Override
        public String key(JsonNode element) {
            String url = element.path("url").asText();
            List<String> declared = rules.get(list + "[" + url + "]");
            if (declared != null) {
                return url + "|" + new ByMember(declared).key(element);
            }
            return repeated.contains(url) ? url + "|" + Json.text(element) : url;
        }
    }
}
