package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.merge.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A server in this process, which answers at once: searches alone or in a batch, but no list of identifiers. */
final class NearServer implements Transport {

    private final Function<String, List<ObjectNode>> found;

    /** @param found the resources that a search finds, by {@code Type?name=value…} */
    NearServer(Function<String, List<ObjectNode>> found) {
        this.found = found;
    }

    @Override
    public Response send(Request request) {
        try {
            if (request.method().equals("POST")) {
                return answer(200, batch(Json.object(request.body())));
            }
            String url = request.target().toString();
            return url.contains("_elements") && !url.contains("_id=")
                    ? answer(404, bundle("searchset"))
                    : answer(200, search(url));
        } catch (Json.NotJsonException e) {
            throw new IllegalStateException("the poste sends JSON", e);
        }
    }

    private static Response answer(int status, ObjectNode body) {
        return new Response(status, Map.of(), Json.text(body).getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode batch(ObjectNode asked) {
        ObjectNode answer = bundle("batch-response");
        ArrayNode entries = answer.putArray("entry");
        for (JsonNode entry : asked.path("entry")) {
            ObjectNode one = entries.addObject();
            one.putObject("response").put("status", "200 OK");
            one.set("resource", search(entry.path("request").path("url").asText()));
        }
        return answer;
    }

    private ObjectNode search(String url) {
        ObjectNode answer = bundle("searchset");
        found.apply(url)
                .forEach(resource -> answer.withArray("entry").addObject().set("resource", resource));
        return answer;
    }

    private static ObjectNode bundle(String type) {
        ObjectNode bundle =
                Json.NODES.objectNode().put("resourceType", "Bundle").put("type", type);
        bundle.putObject("meta").put("lastUpdated", Instant.now().toString());
        return bundle;
    }

    @Override
    public void close() {}
}
