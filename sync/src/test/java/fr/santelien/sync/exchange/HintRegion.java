package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A server's CapabilityStatement and its one Subscription, without a network. Its clock stands still. */
final class HintRegion implements Transport {

    static final String STRUCTURE = "centre";
    static final String CRITERIA = "Task?_security=structure|centre";

    /** What it says of its websocket; empty for none. */
    volatile String offered = "/websocket";

    volatile @Nullable ObjectNode subscription;

    /** What it answers to a PUT instead of doing it; 0 for nothing. */
    volatile int refusal;

    final List<String> requests = new CopyOnWriteArrayList<>();

    RegionalServer server() {
        return new RegionalServer(URI.create("https://region.example:8443/fhir"), this, STRUCTURE);
    }

    HintSubscription hints() {
        return new HintSubscription(server(), CRITERIA);
    }

    /** What it was given to keep. */
    ObjectNode kept() {
        return Objects.requireNonNull(subscription);
    }

    static ObjectNode subscription(String status, String end) {
        ObjectNode there = Json.NODES.objectNode().put("resourceType", "Subscription");
        there.putObject("meta").put("versionId", "7");
        return there.put("status", status).put("end", end);
    }

    @Override
    public Response send(Request request) {
        String path = request.target().getPath();
        requests.add(request.method() + " " + path + " "
                + request.headers().getOrDefault("If-Match", "").strip());
        ObjectNode there = subscription;
        if (path.equals("/fhir/metadata")) {
            return answer(200, statement());
        }
        if (request.method().equals("GET")) {
            return there == null ? answer(404, outcome()) : answer(200, there);
        }
        if (refusal != 0) {
            return answer(refusal, outcome());
        }
        try {
            there = Json.object(request.body());
        } catch (Json.NotJsonException e) {
            return answer(400, outcome());
        }
        subscription = there;
        return answer(200, there);
    }

    private ObjectNode statement() {
        ObjectNode statement = Json.NODES.objectNode().put("resourceType", "CapabilityStatement");
        ObjectNode rest = statement.putArray("rest").addObject();
        if (!offered.isEmpty()) {
            rest.putArray("extension")
                    .addObject()
                    .put("url", "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket")
                    .put("valueUri", offered);
        }
        return statement;
    }

    private static ObjectNode outcome() {
        return Json.NODES.objectNode().put("resourceType", "OperationOutcome");
    }

    private static Response answer(int status, ObjectNode body) {
        return new Response(
                status,
                Map.of("date", "Sun, 29 Nov 2026 08:00:00 GMT"),
                Json.text(body).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
}
