package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Members of one object that make one value: those declared, a {@code value[x]} whatever its type (R4 §2.24.0.3), and a
 * primitive with its {@code _} sibling, which holds its id and extensions (R4 §2.6.2).
 */
final class Groups {

    private static final String CHOICE = "value[x]";
    private static final Pattern CHOSEN = Pattern.compile("value[A-Z]\\w*");
    private static final String EXTENSION = "extension";
    private static final String OF_URL = "extension[";

    private Groups() {}

    /** The groups found in three versions of the object at {@code path}; declared ones at the root only. */
    static List<List<String>> in(Path path, MergeRules rules, ObjectNode base, ObjectNode local, ObjectNode remote) {
        Set<List<String>> groups = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (ObjectNode side : List.of(base, remote, local)) {
            side.fieldNames().forEachRemaining(names::add);
        }
        if (path.steps().isEmpty()) {
            for (Set<String> declared : rules.atomicGroups()) {
                groups.add(declared.stream().sorted().toList());
            }
        }
        for (String name : names) {
            boolean declared = groups.stream().anyMatch(group -> covers(group, name));
            if (!declared && CHOSEN.matcher(plain(name)).matches()) {
                groups.add(List.of(CHOICE));
            } else if (!declared && name.startsWith("_")) {
                groups.add(List.of(plain(name)));
            }
        }
        return List.copyOf(groups);
    }

    /** Whether a member of the object belongs to the group. */
    static boolean covers(List<String> group, String member) {
        String name = plain(member);
        return group.contains(name)
                || (group.contains(CHOICE) && CHOSEN.matcher(name).matches());
    }

    private static String plain(String member) {
        return member.startsWith("_") ? member.substring(1) : member;
    }

    /** The group's members as one object, null when none is there; extensions of an url as a list under its name. */
    static @Nullable ObjectNode take(@Nullable JsonNode object, List<String> group) {
        ObjectNode taken = Json.NODES.objectNode();
        if (object != null) {
            object.properties().stream()
                    .filter(member -> covers(group, member.getKey()))
                    .sorted(java.util.Map.Entry.comparingByKey(java.util.Comparator.comparing(Groups::plain)))
                    .forEach(member -> taken.set(member.getKey(), member.getValue()));
            for (String name : group) {
                List<JsonNode> found = extensions(object, name);
                if (!found.isEmpty()) {
                    taken.putArray(name).addAll(found);
                }
            }
        }
        return taken.isEmpty() ? null : taken;
    }

    /** Puts what was taken, possibly from elsewhere, in place of what the object has of the group. */
    static void put(ObjectNode object, List<String> group, @Nullable JsonNode taken) {
        putMembers(object, group, taken);
        putExtensions(object, group, taken);
    }

    static void putMembers(ObjectNode object, List<String> group, @Nullable JsonNode taken) {
        List<String> old = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (covers(group, name)) {
                old.add(name);
            }
        });
        object.remove(old);
        if (taken != null) {
            taken.properties().stream()
                    .filter(member -> !member.getKey().startsWith(OF_URL))
                    .forEach(member -> object.set(member.getKey(), member.getValue()));
        }
    }

    /** Extensions keep the place of the first of their url. */
    static void putExtensions(ObjectNode object, List<String> group, @Nullable JsonNode taken) {
        for (String name : group) {
            if (!name.startsWith(OF_URL)) {
                continue;
            }
            List<JsonNode> old = extensions(object, name);
            ArrayNode all = Json.NODES.arrayNode();
            int place = -1;
            for (JsonNode extension : object.path(EXTENSION)) {
                boolean replaced = old.stream().anyMatch(each -> each == extension);
                place = replaced && place < 0 ? all.size() : place;
                if (!replaced) {
                    all.add(extension);
                }
            }
            place = place < 0 ? all.size() : place;
            for (JsonNode extension : taken == null ? Json.NODES.arrayNode() : taken.path(name)) {
                all.insert(place, extension);
                place++;
            }
            if (all.isEmpty()) {
                object.remove(EXTENSION);
            } else {
                object.set(EXTENSION, all);
            }
        }
    }

    private static List<JsonNode> extensions(JsonNode object, String name) {
        List<JsonNode> found = new ArrayList<>();
        if (name.startsWith(OF_URL)) {
            String url = name.substring(OF_URL.length(), name.length() - 1);
            for (JsonNode extension : object.path(EXTENSION)) {
                if (extension.path("url").asText().equals(url)) {
                    found.add(extension);
                }
            }
        }
        return found;
    }
}
