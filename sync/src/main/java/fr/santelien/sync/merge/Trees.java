package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and replaces the value at a {@link Path}. */
public final class Trees {

    private Trees() {}

    /** The value at the path, null when absent. */
    public static @Nullable JsonNode get(JsonNode tree, Path path, MergeRules rules) {
        JsonNode node = tree;
        Path walked = Path.ROOT;
        for (Path.Step step : path.steps()) {
            node = child(node, step, walked, rules);
            if (node == null) {
                return null;
            }
            walked = walked.then(step);
        }
        return node;
    }

    /** Replaces the value at the path; null removes it. Parents that are not there any more are made again. */
    public static void set(ObjectNode tree, Path path, @Nullable JsonNode value, MergeRules rules) {
        set(tree, path.steps(), Path.ROOT, value, rules);
    }

    /**
     * Where the element of a list that holds the value is not there any more, takes it from {@code source}: only there
     * is what else makes it one.
     */
    public static void adopt(ObjectNode tree, Path path, ObjectNode source, MergeRules rules) {
        for (int i = 1; i < path.steps().size(); i++) {
            Path around = new Path(path.steps().subList(0, i));
            JsonNode there = get(source, around, rules);
            if (there != null && get(tree, around, rules) == null) {
                set(tree, around, there.deepCopy(), rules);
                return;
            }
        }
    }

    private static @Nullable JsonNode child(JsonNode node, Path.Step step, Path walked, MergeRules rules) {
        return switch (step) {
            case Path.Step.Member(String name) -> node.get(name);
            case Path.Step.Group(List<String> names) -> Groups.take(node, names);
            case Path.Step.Element(String key) -> keys(walked, rules, node).get(key);
        };
    }

    private static Map<String, JsonNode> keys(Path list, MergeRules rules, JsonNode node) {
        return ListKeys.of(list, rules, Collections.singletonList(node))
                .map(keys -> keys.index(node))
                .orElse(Map.of());
    }

    private static void set(
            JsonNode parent, List<Path.Step> steps, Path walked, @Nullable JsonNode value, MergeRules rules) {
        Path.Step step = steps.getFirst();
        if (steps.size() == 1) {
            replace(parent, step, walked, value, rules);
            return;
        }
        JsonNode next = child(parent, step, walked, rules);
        if (next == null) {
            if (value == null) {
                return;
            }
            next = steps.get(1) instanceof Path.Step.Element ? Json.NODES.arrayNode() : Json.NODES.objectNode();
            replace(parent, step, walked, next, rules);
        }
        set(next, steps.subList(1, steps.size()), walked.then(step), value, rules);
        if (next.isContainerNode() && next.isEmpty()) {
            replace(parent, step, walked, null, rules);
        }
    }

    private static void replace(
            JsonNode parent, Path.Step step, Path walked, @Nullable JsonNode value, MergeRules rules) {
        switch (step) {
            case Path.Step.Member(String name) -> {
                if (value == null) {
                    ((ObjectNode) parent).remove(name);
                } else {
                    ((ObjectNode) parent).set(name, value);
                }
            }
            case Path.Step.Group(List<String> names) -> Groups.put((ObjectNode) parent, names, value);
            case Path.Step.Element(String key) -> replaceElement((ArrayNode) parent, key, walked, value, rules);
        }
    }

    private static void replaceElement(
            ArrayNode list, String key, Path walked, @Nullable JsonNode value, MergeRules rules) {
        JsonNode present = keys(walked, rules, list).get(key);
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) == present) {
                if (value == null) {
                    list.remove(i);
                } else {
                    list.set(i, value);
                }
                return;
            }
        }
        if (value != null) {
            list.add(value);
        }
    }
}
