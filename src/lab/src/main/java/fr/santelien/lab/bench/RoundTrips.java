package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

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

    /** Counts what is asked of a {@link NearServer} until the change is here. */
    private static final class Counting implements Transport {

        private final SqliteReplica replica;
        private final NearServer server = new NearServer(this::found);
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
            return server.send(request);
        }

        private List<ObjectNode> found(String search) {
            if (!changed || !search.contains(TYPE + "?")) {
                return List.of();
            }
            ObjectNode plan = Json.NODES.objectNode();
            plan.put("resourceType", TYPE).put("id", CHANGED.id()).put("status", "draft");
            plan.putObject("meta")
                    .put("versionId", "1")
                    .put("lastUpdated", Instant.now().toString());
            return List.of(plan);
        }

        @Override
        public void close() {}
    }
}
