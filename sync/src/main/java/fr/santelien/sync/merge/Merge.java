package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
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
        ObjectNode merged = Json.NODES.objectNode();
        Set<String> done = new LinkedHashSet<>();
        for (String name : names(remote, local)) {
            if (done.contains(name)) {
                continue;
            }
            List<String> group = groupOf(name);
            if (group != null) {
                done.addAll(group);
                JsonNode members = value(
                        path.then(new Path.Step.Group(group)),
                        Trees.group(base, group),
                        Trees.group(local, group),
                        Trees.group(remote, group));
                if (members instanceof ObjectNode present) {
                    merged.setAll(present);
                }
                continue;
            }
            JsonNode member = member(path, name, base.get(name), local.get(name), remote.get(name));
            if (member != null) {
                merged.set(name, member);
            }
        }
        return merged.isEmpty() ? null : merged;
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
        ArrayNode merged = Json.NODES.arrayNode();
        for (String key : order(base, local, remote)) {
            JsonNode mine = local.get(key);
            JsonNode theirs = remote.get(key);
            JsonNode element = mine != null && theirs != null && LastChange.is(theirs)
                    ? theirs
                    : value(path.then(new Path.Step.Element(key)), base.get(key), mine, theirs);
            if (element != null) {
                merged.add(element);
            }
        }
        return merged.isEmpty() ? null : merged;
    }

    /** Remote order first, then local additions; local order first where only this side moved elements. */
    private static Set<String> order(
            Map<String, JsonNode> base, Map<String, JsonNode> local, Map<String, JsonNode> remote) {
        boolean onlyLocalMoved = sameOrder(base, remote) && !sameOrder(base, local);
        return onlyLocalMoved ? names(local, remote) : names(remote, local);
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

    private static Set<String> names(Map<String, JsonNode> first, Map<String, JsonNode> second) {
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        return names;
    }

    private @Nullable List<String> groupOf(String name) {
        for (Set<String> group : rules.atomicGroups()) {
            if (group.contains(name)) {
                return group.stream().sorted().toList();
            }
        }
        return null;
    }
}
