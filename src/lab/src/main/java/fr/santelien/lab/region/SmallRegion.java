package fr.santelien.lab.region;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a few colleagues work on together, cut out of the synthetic region: small, so that trials start at once. */
public final class SmallRegion {

    /** Half way filled: administrative and medical answers. */
    public static final String PLAN = "plan-2";

    public static final List<String> LISTS = List.of(SyntheticRegion.LIST_DISCHARGES, "list-diabete");

    private static final int REQUESTS = 3;
    private static final int PATIENTS = 12;

    private SmallRegion() {}

    /** Two lists (one shared), a few requests to handle, a plan, the directory and the patients they name. */
    public static List<ObjectNode> resources(long seed, Instant now) {
        List<ObjectNode> all = new SyntheticRegion(seed, now)
                .resources().stream()
                        .map(resource -> Parsers.JSON.encodeResourceToString(resource))
                        .map(SmallRegion::read)
                        .toList();
        Set<String> plan = Set.of(PLAN, PLAN + "-administratif", PLAN + "-medical");
        List<ObjectNode> chosen = all.stream()
                .filter(resource -> switch (type(resource)) {
                    case "Organization" -> true;
                    case "List" -> LISTS.contains(id(resource));
                    case "CarePlan", "QuestionnaireResponse" -> plan.contains(id(resource));
                    default -> false;
                })
                .toList();
        List<ObjectNode> requests = all.stream()
                .filter(resource -> type(resource).equals("Task"))
                .filter(resource -> resource.path("status").asText().equals("requested"))
                .limit(REQUESTS)
                .toList();
        List<ObjectNode> named = new java.util.ArrayList<>(chosen);
        named.addAll(requests);
        String text = named.toString();
        List<ObjectNode> patients = all.stream()
                .filter(resource -> type(resource).equals("Patient"))
                .filter(resource -> text.contains("\"Patient/" + id(resource) + "\""))
                .limit(PATIENTS)
                .toList();
        List<ObjectNode> result = new java.util.ArrayList<>(patients);
        result.addAll(named);
        return result;
    }

    private static String type(JsonNode resource) {
        return resource.path("resourceType").asText();
    }

    private static String id(JsonNode resource) {
        return resource.path("id").asText();
    }

    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
