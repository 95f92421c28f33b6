package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.region.SmallRegion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The small region once more, under ids of its own, for one trial on a server that many share; and how it is put out of
 * sight after it: nothing is ever deleted, but it is given to a structure that none of the postes works for.
 */
final class FreshRegion {

    private static final Pattern REFERENCE =
            Pattern.compile("\"(Patient|List|Task|CarePlan|QuestionnaireResponse)/([^\"]*)\"");
    private static final Pattern STRUCTURE =
            Pattern.compile("\"Organization/(" + DemoStructure.CENTRE.id + "|" + DemoStructure.DAC.id + ")\"");
    private static final String ELSEWHERE = "\"Organization/" + DemoStructure.HOSPITAL.id + "\"";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 11;

    private FreshRegion() {}

    /** @param prefix of each id */
    static List<ObjectNode> resources(String prefix, Instant now) throws IOException {
        List<ObjectNode> fresh = new ArrayList<>();
        for (ObjectNode resource : SmallRegion.resources(SEED, now)) {
            if (resource.path("resourceType").asText().equals("Organization")) {
                continue;
            }
            ObjectNode renamed = read(REFERENCE.matcher(resource.toString()).replaceAll("\"$1/" + prefix + "$2\""));
            String id = prefix + renamed.path("id").asText();
            fresh.add(renamed.put("id", id));
            if (renamed.path("resourceType").asText().equals("Patient")) {
                fresh.add(circle(id));
            }
        }
        return fresh;
    }

    /** Both structures stay in it, so that nobody loses sight of a patient by what happens to a list. */
    private static ObjectNode circle(String patient) {
        ObjectNode circle = JSON.createObjectNode()
                .put("resourceType", "CareTeam")
                .put("id", "circle-" + patient)
                .put("status", "active");
        circle.putObject("subject").put("reference", "Patient/" + patient);
        for (DemoStructure structure : List.of(DemoStructure.CENTRE, DemoStructure.DAC)) {
            circle.withArray("participant")
                    .addObject()
                    .put("id", structure.id)
                    .putObject("member")
                    .put("reference", "Organization/" + structure.id);
        }
        return circle;
    }

    static ObjectNode elsewhere(JsonNode resource) throws IOException {
        ObjectNode moved = read(STRUCTURE.matcher(resource.toString()).replaceAll(ELSEWHERE));
        moved.remove("meta");
        return moved;
    }

    private static ObjectNode read(String json) throws IOException {
        return (ObjectNode) JSON.readTree(json);
    }

    static ObjectNode transaction(List<ObjectNode> resources) {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction");
        for (ObjectNode resource : resources) {
            ObjectNode entry = bundle.withArray("entry").addObject();
            entry.set("resource", resource);
            entry.putObject("request")
                    .put("method", "PUT")
                    .put(
                            "url",
                            resource.path("resourceType").asText() + "/"
                                    + resource.path("id").asText());
        }
        return bundle;
    }
}
