package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.Path;
import fr.santelien.sync.replica.Reference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A work list in a few words, what a server says of it and what postes keep. */
final class Said {

    static final Reference LIST = new Reference("List", "1");
    static final KeptAside NOTHING = new KeptAside(Map.of(), List.of(), Set.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private Said() {}

    static ObjectNode list(String title) {
        return JSON.createObjectNode()
                .put("resourceType", "List")
                .put("id", "1")
                .put("title", title);
    }

    /** The list with one more patient. */
    static ObjectNode with(ObjectNode list, String patient, String comment) {
        ObjectNode longer = list.deepCopy();
        ObjectNode entry = longer.withArray("entry").addObject();
        entry.putObject("item").put("reference", patient);
        entry.putArray("extension")
                .addObject()
                .put("url", "https://exemple.fr/c")
                .put("valueString", comment);
        return longer;
    }

    static Map<Reference, List<ObjectNode>> server(ObjectNode... versions) {
        return Map.of(LIST, List.of(versions));
    }

    static KeptAside waiting(ObjectNode local) {
        return new KeptAside(Map.of(LIST, local), List.of(), Set.of());
    }

    /** @param values JSON, empty where there is nothing */
    static KeptAside choice(String path, String... values) throws Json.NotJsonException {
        return new KeptAside(
                Map.of(),
                List.of(new KeptAside.Choice(
                        LIST,
                        Path.parse(path),
                        values.length == 2,
                        Arrays.stream(values).map(Said::tree).toList())),
                Set.of());
    }

    private static JsonNode tree(String json) {
        try {
            return json.isEmpty() ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
