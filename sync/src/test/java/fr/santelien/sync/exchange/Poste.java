package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.SqliteReplica;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One poste of the tests: a replica, a connection, an exchange. */
final class Poste implements AutoCloseable {

    static final Author CAMILLE = new Author("3:99000000001", "Camille FICTIVE");
    static final Author NOE = new Author("8:99000000002", "Noé FICTIF");
    static final List<String> TYPES = List.of("Patient", "List", "QuestionnaireResponse");

    private static final Set<String> IGNORED = Set.of("meta", "text");
    private static final List<String> ITEM = List.of("id", "linkId");
    private static final Map<String, MergeRules> RULES = Map.of(
            "List", new MergeRules(Map.of("entry", List.of("item.reference")), List.of(), IGNORED),
            "QuestionnaireResponse", new MergeRules(Map.of("item", ITEM, "item.item", ITEM), List.of(), IGNORED));

    final SqliteReplica replica;
    final RegionalServer server;
    final Exchange exchange;
    /** Time as the exchange has it. */
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    private boolean tries;

    Poste(Path folder, Author author, StubServer stub, TestTls tls) {
        this(folder, author, stub, tls, TYPES);
    }

    Poste(Path folder, Author author, StubServer stub, TestTls tls, List<String> types) {
        this(folder, author, stub, tls, types, Clock.systemUTC());
    }

    /** @param clock of the PC, right or wrong */
    Poste(Path folder, Author author, StubServer stub, TestTls tls, List<String> types, Clock clock) {
        replica = SqliteReplica.open(folder.resolve("structure.db"), new byte[32], author, List.of(), RULES, clock);
        server = new RegionalServer(stub.address(), tls, "structure-1");
        exchange = new Exchange(replica.exchangeSide(), server, types, types, 2, () -> now);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    ExchangeOutcome exchange() {
        ExchangeOutcome outcome = exchange.run();
        if (!tries && replica.exchangeSide().serverCheck().isPresent()) {
            replica.exchangeSide().serverChecked(server.software(), Set.of(), true);
        }
        return outcome;
    }

    /** From now on it tries what the server does of an update made from another version; otherwise it believes in it. */
    void tries() {
        tries = true;
    }

    ObjectNode local(Reference reference) {
        return replica.read(reference).orElseThrow().local();
    }

    static ObjectNode list(String id, String title) {
        return Json.NODES
                .objectNode()
                .put("resourceType", "List")
                .put("id", id)
                .put("status", "current")
                .put("title", title);
    }

    static ObjectNode addPatient(ObjectNode list, String patient) {
        list.withArray("entry").addObject().putObject("item").put("reference", "Patient/" + patient);
        return list;
    }

    static String uuid(int n) {
        return new UUID(n, n).toString();
    }

    static Reference listReference(int n) {
        return new Reference("List", uuid(n));
    }

    @Override
    public void close() {
        server.close();
        replica.close();
    }
}
