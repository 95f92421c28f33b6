package fr.santelien.lab.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.exchange.Transport.Request;
import fr.santelien.sync.exchange.Transport.Response;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** Requests and answers as one line of JSON, between the poste to be killed and its parent. */
final class Wire {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Wire() {}

    static JsonNode read(String line) throws IOException {
        return JSON.readTree(line);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Whether it changes something there; searches are sent together as a POST, too. */
    static boolean writes(Request request) throws IOException {
        return request.body().length > 0
                && !JSON.readTree(request.body()).path("type").asText().equals("batch");
    }

    static String text(Request request) {
        ObjectNode line = JSON.createObjectNode();
        line.put("method", request.method()).put("target", request.target().toString());
        request.headers().forEach(line.putObject("headers")::put);
        return line.put("body", request.body()).toString();
    }

    static Request request(String line) throws IOException {
        JsonNode node = read(line);
        return new Request(
                node.path("method").asText(),
                URI.create(node.path("target").asText()),
                headers(node),
                node.path("body").binaryValue());
    }

    static String text(Response response) {
        ObjectNode line = JSON.createObjectNode().put("status", response.status());
        response.headers().forEach(line.putObject("headers")::put);
        return line.put("body", response.body()).toString();
    }

    static Response response(String line) throws IOException {
        JsonNode node = read(line);
        return new Response(
                node.path("status").asInt(), headers(node), node.path("body").binaryValue());
    }

    private static Map<String, String> headers(JsonNode node) {
        Map<String, String> headers = new HashMap<>();
        node.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
