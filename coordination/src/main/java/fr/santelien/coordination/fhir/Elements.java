package fr.santelien.coordination.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Elements of a resource, read without ever failing: what is absent or of another type reads as empty. */
public final class Elements {

    private Elements() {}

    /** Text at a path of members; empty when any step is missing or the value is not a primitive. */
    public static String text(@Nullable JsonNode node, String... path) {
        JsonNode found = at(node, path);
        return found.isValueNode() && !found.isNull() ? found.asText() : "";
    }

    /** Like {@link #text}, null instead of empty. */
    public static @Nullable String textOrNull(@Nullable JsonNode node, String... path) {
        String text = text(node, path);
        return text.isBlank() ? null : text;
    }

    /** Objects of the list at a path; anything else in it is skipped. */
    public static List<ObjectNode> objects(@Nullable JsonNode node, String... path) {
        JsonNode found = at(node, path);
        List<ObjectNode> objects = new ArrayList<>(found.size());
        if (found.isArray()) {
            for (JsonNode element : found) {
                if (element instanceof ObjectNode object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    /** The list member of an object, made when there is none. */
    public static ArrayNode list(ObjectNode object, String member) {
        return object.get(member) instanceof ArrayNode list ? list : object.putArray(member);
    }

    /** Code that a CodeableConcept gives in one code system, or empty. */
    public static String code(@Nullable JsonNode concept, String system) {
        return objects(concept, "coding").stream()
                .filter(coding -> text(coding, "system").equals(system))
                .map(coding -> text(coding, "code"))
                .findFirst()
                .orElse("");
    }

    /** A CodeableConcept with one coding. */
    public static ObjectNode concept(String system, String code) {
        ObjectNode concept = object();
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    /** A new resource with a client UUID, so that repeated sending cannot double it. */
    public static ObjectNode resource(String type) {
        return object().put("resourceType", type).put("id", UUID.randomUUID().toString());
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static JsonNode at(@Nullable JsonNode node, String... path) {
        JsonNode found = node == null ? JsonNodeFactory.instance.missingNode() : node;
        for (String member : path) {
            found = found.path(member);
        }
        return found;
    }
}
