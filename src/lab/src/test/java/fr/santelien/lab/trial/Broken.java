package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Three ways to the server that break what the exchange relies on: the oracle has to find out. */
public enum Broken {
    /** Says that the last resource of each bundle was stored, and throws it away. */
    DROPS {
        @Override
        Transport.Response send(Transport way, Transport.Request request) throws IOException {
            if (request.method().equals("PUT")) {
                ObjectNode body = read(request.body());
                stored(body);
                return new Transport.Response(200, Map.of(), JSON.writeValueAsBytes(body));
            }
            ObjectNode bundle = read(request.body());
            ArrayNode entries = bundle.withArray("entry");
            ObjectNode dropped = (ObjectNode) entries.remove(entries.size() - 1).path("resource");
            Transport.Response response = way.send(with(request, bundle));
            if (response.status() != 200) {
                return response;
            }
            ObjectNode answer = read(response.body());
            ObjectNode entry = answer.withArray("entry").addObject();
            entry.set("resource", stored(dropped));
            entry.putObject("response")
                    .put("status", "200 OK")
                    .put("etag", "W/\"" + dropped.at("/meta/versionId").asText() + "\"");
            return new Transport.Response(200, response.headers(), JSON.writeValueAsBytes(answer));
        }
    },
    /** Stores each note, each new list and each document twice. */
    DOUBLES {
        @Override
        Transport.Response send(Transport way, Transport.Request request) throws IOException {
            ObjectNode body = read(request.body());
            if (body.path("resourceType").asText().equals("Binary")) {
                String other = UUID.randomUUID().toString();
                URI target = URI.create(
                        request.target().toString().replace(body.path("id").asText(), other));
                way.send(new Transport.Request(
                        "PUT",
                        target,
                        request.headers(),
                        JSON.writeValueAsBytes(body.deepCopy().put("id", other))));
                return way.send(request);
            }
            if (request.method().equals("PUT")) {
                doubled(body);
                return way.send(with(request, body));
            }
            for (JsonNode entry : body.path("entry")) {
                doubled((ObjectNode) entry.path("resource"));
            }
            return way.send(with(request, body));
        }
    },
    /** Forgets which version a change was made from. */
    OVERWRITES {
        @Override
        Transport.Response send(Transport way, Transport.Request request) throws IOException {
            Map<String, String> headers = new HashMap<>(request.headers());
            headers.remove("If-Match");
            ObjectNode body = read(request.body());
            if (body.path("resourceType").asText().equals("Bundle")) {
                for (JsonNode entry : body.path("entry")) {
                    ((ObjectNode) entry.path("request")).remove("ifMatch");
                }
            }
            return way.send(
                    new Transport.Request(request.method(), request.target(), headers, JSON.writeValueAsBytes(body)));
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    abstract Transport.Response send(Transport way, Transport.Request request) throws IOException;

    /** The postes reach the server through this. */
    public TrialServer before(TrialServer server) {
        return new ReachedServer(server, this::over);
    }

    /** Breaks what is written; what is read stays as it is. */
    public Transport over(Transport way) {
        return new Transport() {
            @Override
            public Response send(Request request) throws IOException {
                boolean writes = request.body().length > 0
                        && !read(request.body()).path("type").asText().equals("batch");
                return writes ? Broken.this.send(way, request) : way.send(request);
            }

            @Override
            public void close() {
                way.close();
            }
        };
    }

    private static ObjectNode stored(ObjectNode resource) {
        resource.putObject("meta").put("versionId", "999").put("lastUpdated", "2026-11-25T00:00:00Z");
        return resource;
    }

    private static void doubled(ObjectNode resource) {
        for (String list : new String[] {"note", "entry"}) {
            if (resource.get(list) instanceof ArrayNode elements && !elements.isEmpty()) {
                ObjectNode again = elements.get(elements.size() - 1).deepCopy();
                if (again.has("id")) {
                    again.put("id", UUID.randomUUID().toString());
                }
                elements.add(again);
            }
        }
    }

    private static Transport.Request with(Transport.Request request, ObjectNode body) throws IOException {
        return new Transport.Request(
                request.method(), request.target(), request.headers(), JSON.writeValueAsBytes(body));
    }

    private static ObjectNode read(byte[] json) throws IOException {
        return (ObjectNode) JSON.readTree(json);
    }
}
