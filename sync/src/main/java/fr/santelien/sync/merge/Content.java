package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what people entered, whatever the server and the exchange put around it. */
public final class Content {

    private static final Set<String> ASIDE = Set.of("meta", "text", "extension");

    private Content() {}

    /** Whether both hold the same content, {@code meta}, narrative and last-change stamp aside. */
    public static boolean same(ObjectNode one, ObjectNode other) {
        return members(one).equals(members(other)) && extensions(one).equals(extensions(other));
    }

    private static Map<String, JsonNode> members(ObjectNode resource) {
        Map<String, JsonNode> members = new HashMap<>();
        for (Map.Entry<String, JsonNode> member : resource.properties()) {
            if (!ASIDE.contains(member.getKey())) {
                members.put(member.getKey(), member.getValue());
            }
        }
        return members;
    }

    private static List<JsonNode> extensions(ObjectNode resource) {
        List<JsonNode> extensions = new ArrayList<>();
        for (JsonNode extension : resource.path("extension")) {
            if (!LastChange.is(extension)) {
                extensions.add(extension);
            }
        }
        return extensions;
    }
}
