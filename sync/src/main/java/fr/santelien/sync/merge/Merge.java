package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Three-way structural merge: what only one side changed is taken, what both sides changed the same way is taken once,
 * the rest is a {@link Clash}. Pure: the arguments are not modified, the result shares no node with them.
 *
 * <p>At a clash the merged tree holds the local value; where local removed what remote changed, it holds the remote one,
 * so that nothing disappears before somebody decided.
 */
public final class Merge {

    /** @param clashes in document order */
    public record Merged(ObjectNode tree, List<Clash> clashes) {}

    /** One value that both sides changed; null means absent. */
    public record Clash(
            Path path,
            @Nullable JsonNode base,
            @Nullable JsonNode local,
            @Nullable JsonNode remote) {}

    private final MergeRules rules;
    private final List<Clash> clashes = new ArrayList<>();

    private Merge(MergeRules rules) {
        this.rules = rules;
    }

    /** @param base what both sides started from; an empty object when they have no common past */
    public static Merged threeWay(ObjectNode base, ObjectNode local, ObjectNode remote, MergeRules rules) {
        Merge merge = new Merge(rules);
        JsonNode tree = merge.value(Path.ROOT, base.deepCopy(), local.deepCopy(), remote.deepCopy());
        return new Merged(tree instanceof ObjectNode object ? object : Json.NODES.objectNode(), merge.clashes);
    }

    private @Nullable JsonNode value(
            Path path, @Nullable JsonNode base, @Nullable JsonNode local, @Nullable JsonNode remote) {
        if (Objects.equals(local, remote) || Objects.equals(base, remote)) {
            return local;
        }
        if (Objects.equals(base, local)) {
            return remote;
        }
        if (local instanceof ObjectNode mine
                && remote instanceof ObjectNode theirs
                && !isOneValue(path, mine, theirs)) {
            return object(path, base instanceof ObjectNode was ? was : Json.NODES.objectNode(), mine, theirs);
        }
        if (isListOrAbsent(local) && isListOrAbsent(remote)) {
            var keys = ListKeys.of(path, rules, Arrays.asList(base, local, remote));
            if (keys.isPresent()) {
                return list(
                        path,
                        keys.get().index(base),
                        keys.get().index(local),
                        keys.get().index(remote));
            }
        }
        clashes.add(new Clash(path, base, local, remote));
        return local != null ? local : remote;
    }

    /** A list that is gone is one whose elements all are: FHIR has no empty lists. */
    private static boolean isListOrAbsent(@Nullable JsonNode side) {
        return side == null || side instanceof ArrayNode;
    }

    /** Elements of a list with declared keys have members of their own, even where they look like a datatype. */
    private static boolean isOneValue(Path path, ObjectNode local, ObjectNode remote) {
        if (path.steps().isEmpty()) {
            return false;
        }
        return switch (path.steps().getLast()) {
            case Path.Step.Group _ -> true;
            case Path.Step.Element _ -> false;
            case Path.Step.Member _ -> Datatypes.isOneValue(local, remote);
        };
    }

    private @Nullable JsonNode object(Path path, ObjectNode base, ObjectNode local, ObjectNode remote) {
        List<List<String>> groups = Groups.in(path, rules, base, local, remote);
        ObjectNode merged = Json.NODES.objectNode();
        List<@Nullable JsonNode> outcomes = new ArrayList<>();
        for (List<String> group : groups) {
            JsonNode outcome = value(
                    path.then(new Path.Step.Group(group)),
                    Groups.take(base, group),
                    Groups.take(local, group),
                    Groups.take(remote, group));
            outcomes.add(outcome);
            for (ObjectNode side : List.of(base, local, remote)) {
                Groups.putExtensions(side, group, outcome);
            }
        }
        for (String name : names(remote, local)) {
            int group = groupOf(groups, name);
            if (group >= 0) {
                Groups.putMembers(merged, groups.get(group), outcomes.get(group));
                continue;
            }
            JsonNode member = member(path, name, base.get(name), local.get(name), remote.get(name));
            if (member != null) {
                merged.set(name, member);
            }
        }
        return merged.isEmpty() ? null : merged;
    }

    private static int groupOf(List<List<String>> groups, String member) {
        for (int i = 0; i < groups.size(); i++) {
            if (Groups.covers(groups.get(i), member)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable JsonNode member(
            Path path, String name, @Nullable JsonNode base, @Nullable JsonNode local, @Nullable JsonNode remote) {
        if (path.steps().isEmpty() && rules.ignored().contains(name)) {
            return Objects.equals(base, remote) ? local : remote;
        }
        return value(path.then(new Path.Step.Member(name)), base, local, remote);
    }

    private @Nullable JsonNode list(
            Path path, Map<String, JsonNode> base, Map<String, JsonNode> local, Map<String, JsonNode> remote) {
        List<JsonNode> merged = new ArrayList<>();
        for (String key : order(base, local, remote)) {
            JsonNode element = element(path, key, base.get(key), local.get(key), remote.get(key));
            if (element != null) {
                merged.add(element);
            }
        }
        rules.order().forEach((member, values) -> {
            // Among elements of a later form nobody here knows the order.
            if (merged.stream()
                    .allMatch(element -> values.contains(element.path(member).asText()))) {
                merged.sort(Comparator.comparingInt(
                        element -> values.indexOf(element.path(member).asText())));
            }
        });
        return merged.isEmpty() ? null : Json.NODES.arrayNode().addAll(merged);
    }

    private @Nullable JsonNode element(
            Path path, String key, @Nullable JsonNode base, @Nullable JsonNode mine, @Nullable JsonNode theirs) {
        if (theirs != null && LastChange.is(theirs)) {
            return theirs;
        }
        if (mine != null && LastChange.is(mine)) {
            return mine;
        }
        return value(path.then(new Path.Step.Element(key)), base, mine, theirs);
    }

    /**
     * Remote order, or local order where only this side moved elements. What the other side alone has stands before what
     * follows it there, at the end where nothing does.
     */
    private static List<String> order(
            Map<String, JsonNode> base, Map<String, JsonNode> local, Map<String, JsonNode> remote) {
        boolean onlyLocalMoved = sameOrder(base, remote) && !sameOrder(base, local);
        List<String> keys = new ArrayList<>((onlyLocalMoved ? local : remote).keySet());
        Set<String> placed = new HashSet<>(keys);
        String next = null;
        for (String key :
                List.copyOf((onlyLocalMoved ? remote : local).keySet()).reversed()) {
            if (placed.add(key)) {
                keys.add(next == null ? keys.size() : keys.indexOf(next), key);
            }
            next = key;
        }
        return keys;
    }

    private static boolean sameOrder(Map<String, JsonNode> base, Map<String, JsonNode> side) {
        Predicate<String> common = key -> base.containsKey(key) && side.containsKey(key);
        return base.keySet().stream()
                .filter(common)
                .toList()
                .equals(side.keySet().stream().filter(common).toList());
    }

    private static Set<String> names(ObjectNode first, ObjectNode second) {
        Set<String> names = new LinkedHashSet<>();
        first.fieldNames().forEachRemaining(names::add);
        second.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
