package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Random resources and random edits of them; each edit writes values that occur nowhere else. */
final class RandomTree {

    static final MergeRules RULES = new MergeRules(
            Map.of("item", List.of("id", "linkId"), "item.item", List.of("id", "linkId"), "note", List.of("id")),
            List.of(Set.of("status", "owner")),
            Set.of("meta"));

    private static final List<String> MEMBERS =
            List.of("title", "description", "birthDate", "status", "owner", "plain");

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
            switch (random.nextInt(6)) {
                case 0, 1 -> member(resource, who);
                case 2 -> items(resource, who);
                case 3 ->
                    resource.withArray("note").addObject().put("id", value(who)).put("text", value(who));
                case 4 -> resource.putArray("plain").add(value(who)).add(value(who));
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

    private void items(ObjectNode parent, String who) {
        ArrayNode items = parent.withArray("item");
        List<Integer> present = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            present.add(i);
        }
        int choice = random.nextInt(5);
        if (present.isEmpty() || choice == 0) {
            items.addObject()
                    .put("linkId", "q" + random.nextInt(5))
                    .put("id", value(who))
                    .put("answer", value(who));
            return;
        }
        int index = present.get(random.nextInt(present.size()));
        ObjectNode item = (ObjectNode) items.get(index);
        switch (choice) {
            case 1 -> items.remove(index);
            case 2 ->
                item.withArray("item").addObject().put("linkId", value(who)).put("answer", value(who));
            default -> item.put("answer", value(who));
        }
        if (items.isEmpty()) {
            parent.remove("item");
        }
    }

    private void extension(ObjectNode resource, String who) {
        resource.withArray("extension")
                .addObject()
                .put("url", "u" + random.nextInt(4))
                .put("valueString", value(who));
    }

    private String value(String who) {
        return who + fresh++;
    }
}
