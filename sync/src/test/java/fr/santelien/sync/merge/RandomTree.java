package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Random resources and random edits of them; each edit writes values that occur nowhere else. */
final class RandomTree {

    static final MergeRules RULES = new MergeRules(
            Map.of(
                    "item", List.of("id", "linkId"),
                    "item.item", List.of("id", "linkId"),
                    "item.item.item", List.of("id", "linkId"),
                    "note", List.of("id"),
                    "extension[r0]", List.of("valueString")),
            List.of(Set.of("status", "owner", "extension[h]")),
            Set.of("meta"));

    private static final List<String> MEMBERS =
            List.of("title", "description", "birthDate", "status", "owner", "plain", "_birthDate");

    private final SplittableRandom random;
    private int fresh;

    RandomTree(long seed) {
        this.random = new SplittableRandom(seed);
    }

    ObjectNode resource() {
        ObjectNode resource =
                Json.NODES.objectNode().put("resourceType", "Task").put("id", "1");
        edit(resource, "b", 12);
        return resource;
    }

    /** Edits a copy; every value entered begins with {@code who}. */
    ObjectNode edited(ObjectNode base, String who) {
        ObjectNode copy = base.deepCopy();
        edit(copy, who, 1 + random.nextInt(6));
        return copy;
    }

    private void edit(ObjectNode resource, String who, int edits) {
        for (int i = 0; i < edits; i++) {
            switch (random.nextInt(9)) {
                case 0, 1 -> member(resource, who);
                case 2, 3 -> items(resource, who, 3);
                case 4 -> note(resource, who);
                case 5 -> resource.putArray("plain").add(value(who)).add(value(who));
                case 6 -> period(resource, who);
                case 7 -> move(resource);
                default -> extension(resource, who);
            }
        }
    }

    private void member(ObjectNode resource, String who) {
        String name = MEMBERS.get(random.nextInt(MEMBERS.size()));
        if (random.nextInt(4) == 0) {
            resource.remove(name);
        } else {
            resource.put(name, value(who));
        }
    }

    /** Adds, removes, answers or goes one group deeper. */
    private void items(ObjectNode parent, String who, int depth) {
        ArrayNode items = parent.withArray("item");
        int choice = random.nextInt(6);
        if (items.isEmpty() || choice == 0) {
            ObjectNode item = items.addObject().put("linkId", "q" + random.nextInt(5));
            if (random.nextBoolean()) {
                item.put("id", value(who));
            }
            item.putArray("answer").addObject().put("valueString", value(who));
            return;
        }
        int index = random.nextInt(items.size());
        ObjectNode item = (ObjectNode) items.get(index);
        switch (choice) {
            case 1 -> items.remove(index);
            case 2, 3 -> {
                if (depth > 1) {
                    items(item, who, depth - 1);
                }
            }
            default -> item.putArray("answer").addObject().put("valueString", value(who));
        }
        if (items.isEmpty()) {
            parent.remove("item");
        }
    }

    /** Notes, some without id, some with one that is there already. */
    private void note(ObjectNode resource, String who) {
        ObjectNode note = resource.withArray("note").addObject().put("text", value(who));
        switch (random.nextInt(4)) {
            case 0 -> note.put("id", "same");
            case 1 -> note.put("time", value(who));
            default -> note.put("id", value(who));
        }
    }

    private void period(ObjectNode resource, String who) {
        if (random.nextInt(4) == 0) {
            resource.remove("period");
        } else {
            ((ObjectNode) resource.withObject("/period")).put(random.nextBoolean() ? "start" : "end", value(who));
        }
    }

    /** Puts an element of a list elsewhere in it. */
    private void move(ObjectNode resource) {
        String name = List.of("item", "note", "extension").get(random.nextInt(3));
        if (resource.get(name) instanceof ArrayNode list) {
            list.insert(random.nextInt(list.size()), list.remove(random.nextInt(list.size())));
        }
    }

    /** Urls that stand alone, that repeat by rule ({@code r0}), that belong to a group ({@code h}), or repeat anyhow. */
    private void extension(ObjectNode resource, String who) {
        ArrayNode extensions = resource.withArray("extension");
        if (!extensions.isEmpty() && random.nextInt(3) == 0) {
            ObjectNode one = (ObjectNode) extensions.get(random.nextInt(extensions.size()));
            one.remove(List.of("valueString", "valueCode"));
            one.put(random.nextBoolean() ? "valueString" : "valueCode", value(who));
            return;
        }
        String url = List.of("u0", "u1", "u2", "r0", "h").get(random.nextInt(5));
        extensions.addObject().put("url", url).put("valueString", value(who));
    }

    private String value(String who) {
        return who + fresh++;
    }
}
