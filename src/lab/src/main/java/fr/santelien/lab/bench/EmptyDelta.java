package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.replica.SqliteReplica;
import java.net.URI;
import java.util.List;

/** What the poste itself does in an exchange that brings nothing: a server in this process answers at once. */
final class EmptyDelta {

    private static final int SAMPLES = 30;

    private EmptyDelta() {}

    /** In milliseconds. */
    static double[] run(SqliteReplica replica) {
        double[] samples = new double[SAMPLES];
        ObjectNode newest = newest(replica);
        String asked = "_id=" + newest.path("id").asText() + "&";
        NearServer transport = new NearServer(search -> search.contains(asked) ? List.of(newest) : List.of());
        try (RegionalServer server = new RegionalServer(URI.create("https://localhost/fhir"), transport, "centre")) {
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

    /** Each exchange asks for the newest resource that came from the server: gone, the server would have lost something. */
    private static ObjectNode newest(SqliteReplica replica) {
        return replica.exchangeSide()
                .inbox()
                .witness()
                .flatMap(newest -> replica.read(newest.reference()))
                .orElseThrow(() -> new IllegalStateException("nothing came from a server"))
                .local();
    }

    private static void require(ExchangeOutcome outcome) {
        if (!(outcome instanceof ExchangeOutcome.Done)) {
            throw new IllegalStateException("the empty exchange ended with " + outcome);
        }
    }
}
