package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several searches in one round trip. A server that takes no batches is found out once, and asked one by one. */
final class SearchBatch {

    private final RegionalServer server;
    private boolean taken = true;

    SearchBatch(RegionalServer server) {
        this.server = server;
    }

    /**
     * Asks all the searches together.
     *
     * @param queries {@code Type?name=value…}, values encoded
     * @return their answers in that order; empty when they must be asked one by one
     */
    Optional<List<ServerAnswer>> ask(List<String> queries) throws ExchangeStopped {
        if (!taken || queries.size() < 2) {
            return Optional.empty();
        }
        ServerAnswer answer = server.batch(bundle(queries));
        switch (answer.status()) {
            case 200 -> {
                return Optional.of(apart(answer, queries.size()));
            }
            case 400, 403, 404, 405, 413, 415, 422, 501 -> {
                taken = false;
                return Optional.empty();
            }
            default -> throw answer.asStop();
        }
    }

    private static ObjectNode bundle(List<String> queries) {
        ObjectNode bundle =
                Json.NODES.objectNode().put("resourceType", "Bundle").put("type", "batch");
        queries.forEach(query -> bundle.withArray("entry")
                .addObject()
                .putObject("request")
                .put("method", "GET")
                .put("url", query));
        return bundle;
    }

    private static List<ServerAnswer> apart(ServerAnswer answer, int expected) throws ExchangeStopped {
        JsonNode entries = answer.resource().path("entry");
        if (entries.size() != expected) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        List<ServerAnswer> answers = new ArrayList<>();
        for (JsonNode entry : entries) {
            JsonNode response = entry.path("response");
            JsonNode body = entry.has("resource") ? entry.get("resource") : response.get("outcome");
            answers.add(new ServerAnswer(
                    status(response.path("status").asText()),
                    body instanceof ObjectNode resource ? resource : null,
                    answer.date(),
                    Optional.empty(),
                    ""));
        }
        return answers;
    }

    /** {@code 200 OK}: the number is what counts. */
    private static int status(String text) throws ExchangeStopped {
        try {
            return Integer.parseInt(text.strip().split(" ", 2)[0]);
        } catch (NumberFormatException e) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
    }
}
