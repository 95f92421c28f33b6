package fr.santelien.coordination;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Seeded edits of any resource, anywhere in it; each writes values that occur nowhere else. */
final class RandomEdits {

    private static final Set<String> FIXED = Set.of("resourceType", "url", "linkId", "meta", "authored");

    private final SplittableRandom random;
    private int fresh;

    RandomEdits(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Edits a copy; every value entered begins with {@code who}. */
    ObjectNode edited(ObjectNode base, String who) {
        ObjectNode copy = base.deepCopy();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            edit(copy, who, true);
        }
        return copy;
    }

    private void edit(ObjectNode object, String who, boolean root) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> FIXED.contains(name) || (root && name.equals("id")));
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonNode member = object.path(name);
        if (member instanceof ArrayNode list) {
            list(list, who);
            if (list.isEmpty()) {
                object.remove(name);
            }
        } else if (member instanceof ObjectNode inner && random.nextInt(6) > 0) {
            edit(inner, who, false);
        } else if (!root && random.nextInt(6) == 0) {
            object.remove(name);
        } else {
            object.put(name, value(who));
        }
    }

    private void list(ArrayNode list, String who) {
        int index = random.nextInt(list.size());
        switch (random.nextInt(6)) {
            case 0 -> list.insert(random.nextInt(list.size() + 1), renewed(list.get(index), who));
            case 1 -> list.remove(index);
            case 2 -> list.insert(random.nextInt(list.size()), list.remove(index));
            default -> {
                if (list.get(index) instanceof ObjectNode element) {
                    edit(element, who, false);
                } else {
                    list.set(index, TextNode.valueOf(value(who)));
                }
            }
        }
    }

    /** The same shape with other values. */
    private JsonNode renewed(JsonNode element, String who) {
        if (element instanceof ArrayNode list) {
            ArrayNode copy = list.arrayNode();
            list.forEach(each -> copy.add(renewed(each, who)));
            return copy;
        }
        if (element instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties()
                    .forEach(member -> copy.set(
                            member.getKey(),
                            FIXED.contains(member.getKey()) ? member.getValue() : renewed(member.getValue(), who)));
            // As the form does: an occurrence made here bears an id of its own.
            return object.has("linkId") ? copy.put("id", value(who)) : copy;
        }
        return TextNode.valueOf(value(who));
    }

    private String value(String who) {
        return who + fresh++;
    }
}
