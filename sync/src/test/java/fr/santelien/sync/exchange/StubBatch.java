package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A bundle of searches, each answered for itself. */
final class StubBatch {

    private StubBatch() {}

    static boolean isBatch(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).contains("\"type\":\"batch\"");
    }

    static List<String> searches(ObjectNode batch) {
        List<String> searches = new ArrayList<>();
        batch.path("entry")
                .forEach(entry -> searches.add(entry.path("request").path("url").asText()));
        return searches;
    }

    static FhirMemory.Reply answer(ObjectNode batch, Function<String, FhirMemory.Reply> search) {
        ObjectNode answer =
                Json.NODES.objectNode().put("resourceType", "Bundle").put("type", "batch-response");
        for (String asked : searches(batch)) {
            FhirMemory.Reply reply = search.apply(asked);
            ObjectNode entry = answer.withArray("entry").addObject();
            ObjectNode response = entry.putObject("response").put("status", reply.status() + " X");
            if (reply.status() == 200) {
                entry.set("resource", reply.body());
            } else {
                response.set("outcome", reply.body());
            }
        }
        return new FhirMemory.Reply(200, answer);
    }
}
