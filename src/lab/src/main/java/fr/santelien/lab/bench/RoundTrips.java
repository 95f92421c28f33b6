package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Counts the requests until one plan that changed on the server is on the poste; a batch of searches is one. */
final class RoundTrips {

    private static final String TYPE = "CarePlan";
    private static final Reference CHANGED = new Reference(TYPE, "plan-change");

    private RoundTrips() {}

    static Figure run(Path folder, byte[] key) {
        try (SqliteReplica replica = SqliteReplica.open(
                        folder.resolve("trips.db"),
                        key,
                        RegionFile.AUTHOR,
                        Work.projections(),
                        Work.mergeRules(),
                        Clock.systemUTC());
                Counting transport = new Counting(replica);
                RegionalServer server = new RegionalServer(URI.create("https://localhost/fhir"), transport, "centre")) {
            Exchange exchange = new Exchange(replica.exchangeSide(), server, Work.types(), List.of());
            exchange.run();
            exchange.run();
            transport.change();
            exchange.run();
            if (replica.read(CHANGED).isEmpty()) {
                throw new IllegalStateException("the change did not arrive");
            }
            return new Figure(
                    "requests until a remote change is here",
                    transport.requests,
                    "one search",
                    1,
                    "",
                    new Limit.Most(2));
        }
    }

    private static final class Counting implements Transport {

        private final SqliteReplica replica;
        private boolean changed;
        private int requests;

        Counting(SqliteReplica replica) {
            this.replica = replica;
        }

        void change() {
            changed = true;
            requests = 0;
        }

        @Override
        public Response send(Request request) {
            if (replica.read(CHANGED).isEmpty()) {
                requests++;
            }
            try {
                return request.method().equals("POST")
                        ? answer(batch(Json.object(request.body())))
                        : answer(search(request.target().toString()));
            } catch (Json.NotJsonException e) {
                return new Response(400, Map.of(), new byte[0]);
            }
        }

        private static Response answer(ObjectNode body) {
            return new Response(200, Map.of(), Json.text(body).getBytes(StandardCharsets.UTF_8));
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
            ObjectNode found = bundle("searchset");
            if (changed && url.contains(TYPE + "?")) {
                ObjectNode plan = found.putArray("entry").addObject().putObject("resource");
                plan.put("resourceType", TYPE).put("id", CHANGED.id()).put("status", "draft");
                plan.putObject("meta")
                        .put("versionId", "1")
                        .put("lastUpdated", Instant.now().toString());
            }
            return found;
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
}
