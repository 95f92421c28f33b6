package fr.santelien.lab.bench;

import fr.santelien.coordination.Work;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.SqliteReplica;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the poste itself does in an exchange that brings nothing: a server in this process answers at once. */
final class EmptyDelta {

    private static final int SAMPLES = 30;

    private EmptyDelta() {}

    /** In milliseconds. */
    static double[] run(SqliteReplica replica) {
        double[] samples = new double[SAMPLES];
        try (RegionalServer server =
                new RegionalServer(URI.create("https://localhost/fhir"), new NothingNew(), "centre")) {
            Exchange exchange = new Exchange(replica.exchangeSide(), server, Work.types(), List.of());
            // The first one compares all identifiers with the server's; it is told that there is no such list.
            require(exchange.run());
            for (int i = 0; i < SAMPLES; i++) {
                long start = System.nanoTime();
                require(exchange.run());
                samples[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return samples;
    }

    private static void require(ExchangeOutcome outcome) {
        if (!(outcome instanceof ExchangeOutcome.Done)) {
            throw new IllegalStateException("the empty exchange ended with " + outcome);
        }
    }

    private static final class NothingNew implements Transport {
        @Override
        public Response send(Request request) {
            boolean manifest = String.valueOf(request.target().getQuery()).contains("_elements");
            String body = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"meta\":{\"lastUpdated\":\""
                    + Instant.now() + "\"}}";
            return new Response(manifest ? 404 : 200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    }
}
