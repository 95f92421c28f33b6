package fr.santelien.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.Work;
import fr.santelien.lab.network.SlowCable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.server.SoftwareIdentity;
import fr.santelien.lab.world.World;
import fr.santelien.smartcard.tls.CardTls;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.SqliteReplica;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;

/** A thousand work lists made offline reach the reference server, against one PUT each on one kept connection. */
final class PushBench {

    private static final int EDITS = 1000;
    private static final DemoPerson WHO = DemoPerson.NATHALIE;
    private static final Author AUTHOR = new Author(WHO.idType + ":" + WHO.idValue, "Nathalie COHEN");
    private static final Duration FAR = Duration.ofMillis(40);

    private final CardTls tls;
    private final Path folder;
    private final byte[] key;

    private PushBench(World world, Path folder, byte[] key) throws GeneralSecurityException, IOException {
        var identity = world.pki().card(WHO).authentication();
        this.tls = CardTls.of(identity.key(), identity.chain(), world.pki().serverAuthorities());
        this.folder = folder;
        this.key = key;
    }

    // CHECKSTYLE-PRINTS: noPrint
    static List<Figure> run(Path folder, byte[] key) throws Exception {
        try (World world = World.start(folder.resolve("world"), line -> {})) {
            PushBench bench = new PushBench(world, folder, key);
            int port = world.server().port();
            bench.ours(port, 100); // the server has seen nothing yet
            Figure near = bench.measure("1 000 offline edits pushed on loopback", port, 1.5);
            try (SlowCable cable = new SlowCable(port, FAR)) {
                Figure far = bench.measure("the same with 40 ms of delay", cable.port(), 3);
                return Stream.concat(
                                Stream.of(near, far),
                                HintBench.run(world, new SoftwareIdentity(bench.tls), folder, key).stream())
                        .toList();
            }
        }
    }
    // CHECKSTYLE-ON

    private Figure measure(String what, int port, double faster) throws Exception {
        double bare = bare(port);
        double ours = ours(port, EDITS);
        return new Figure(what, ours, "one PUT each, reference server", bare, "ms", new Limit.Ratio(1 / faster));
    }

    /** In milliseconds. */
    private double ours(int port, int edits) {
        try (SqliteReplica replica = SqliteReplica.open(
                        folder.resolve("push-" + UUID.randomUUID() + ".db"),
                        key,
                        AUTHOR,
                        Work.projections(),
                        Work.mergeRules(),
                        Clock.systemUTC());
                RegionalServer server =
                        new RegionalServer(address(port), new SoftwareIdentity(tls), DemoStructure.CENTRE.id)) {
            for (int i = 0; i < edits; i++) {
                replica.create(list(), "Liste créée");
            }
            long start = System.nanoTime();
            // Nothing is pulled: only what leaves is measured.
            ExchangeOutcome outcome = new Exchange(replica.exchangeSide(), server, List.of(), List.of()).run();
            double took = (System.nanoTime() - start) / 1e6;
            if (!(outcome instanceof ExchangeOutcome.Done done) || done.sent() != edits) {
                throw new IllegalStateException("the push ended with " + outcome);
            }
            return took;
        }
    }

    /** In milliseconds. */
    private double bare(int port) throws IOException, InterruptedException {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.2"});
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls.context())
                .sslParameters(parameters)
                .build()) {
            List<ObjectNode> lists =
                    Stream.generate(PushBench::stamped).limit(EDITS).toList();
            long start = System.nanoTime();
            for (ObjectNode list : lists) {
                HttpResponse<byte[]> answer = http.send(
                        HttpRequest.newBuilder(address(port)
                                        .resolve("List/" + list.path("id").asText()))
                                .header("Content-Type", "application/fhir+json")
                                .header(Names.STRUCTURE_HEADER, DemoStructure.CENTRE.id)
                                .PUT(HttpRequest.BodyPublishers.ofString(Json.text(list)))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() != 201) {
                    throw new IOException("a bare PUT was answered " + answer.statusCode());
                }
            }
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static URI address(int port) {
        return URI.create("https://localhost:" + port + "/fhir/");
    }

    private static ObjectNode stamped() {
        ObjectNode list = list();
        LastChange.stamp(list, WHO.idType + WHO.idValue, AUTHOR.display(), Instant.now());
        return list;
    }

    private static ObjectNode list() {
        ObjectNode list = Json.NODES.objectNode();
        list.put("resourceType", "List").put("id", UUID.randomUUID().toString());
        list.put("status", "current").put("mode", "working").put("title", "Mesure");
        list.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", Names.KIND)
                .put("code", "worklist");
        ObjectNode owner = list.putArray("extension").addObject().put("url", Names.LIST_OWNER);
        owner.putObject("valueReference")
                .put("reference", "Organization/" + DemoStructure.CENTRE.id)
                .put("display", DemoStructure.CENTRE.label);
        return list;
    }
}
