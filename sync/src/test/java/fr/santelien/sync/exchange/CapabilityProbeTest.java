package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.TYPES;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.ServerCapability;
import fr.santelien.sync.replica.ServerCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not honour what the exchange relies on is read from, and not written to. */
class CapabilityProbeTest {

    private static final TestTls TLS = TestTls.forHost("localhost");

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void start() {
        stub = new StubServer(TLS);
        stub.memory.write(list(uuid(8), "D’ailleurs"));
        stub.memory.write(list(uuid(9), "D’ailleurs aussi"));
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
    }

    @AfterEach
    void stop() {
        poste.close();
        stub.close();
    }

    private static void forEachType(ObjectNode statement, Consumer<ObjectNode> change) {
        for (JsonNode resource : statement.path("rest").path(0).path("resource")) {
            change.accept((ObjectNode) resource);
        }
    }

    private static Consumer<ObjectNode> without(String interaction) {
        return statement -> forEachType(
                statement,
                type -> ((ArrayNode) type.path("interaction"))
                        .removeIf(one -> one.path("code").asText().equals(interaction)));
    }

    private static Consumer<ObjectNode> with(String member, String value) {
        return statement -> forEachType(statement, type -> type.put(member, value));
    }

    static Stream<Arguments> lacks() {
        return Map.<ServerCapability, Consumer<ObjectNode>>of(
                        ServerCapability.FHIR_R4, statement -> statement.put("fhirVersion", "5.0.0"),
                        ServerCapability.READ, without("read"),
                        ServerCapability.SEARCH, without("search-type"),
                        ServerCapability.UPDATE, without("update"),
                        ServerCapability.CREATION_BY_UPDATE, with("updateCreate", "false"),
                        ServerCapability.VERSIONS, with("versioning", "no-version"))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static ObjectNode statement() {
        return FhirMemory.statement(TYPES.toArray(String[]::new));
    }

    private void assertReadOnly(ServerCapability capability) {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerLacks(Set.of(capability)));

        assertThat(poste.replica.read(listReference(8))).isPresent();
        assertThat(stub.memory.has("List/" + uuid(1))).isFalse();
        assertThat(poste.replica.status().waiting()).isEqualTo(1);
        assertThat(poste.replica.status().lastFailure()).isEqualTo(ExchangeFailure.SERVER_LACKS);
        assertThat(poste.replica.exchangeSide().serverCheck().map(ServerCheck::missing))
                .contains(Set.of(capability));
        assertThat(stub.requests).noneMatch(line -> line.startsWith("PUT") || line.equals("POST "));
    }

    @ParameterizedTest
    @MethodSource("lacks")
    void whatTheStatementDeniesStopsTheWriting(ServerCapability capability, Consumer<ObjectNode> change) {
        ObjectNode statement = statement();
        change.accept(statement);
        stub.memory.declare(statement);
        assertReadOnly(capability);
    }

    @Test
    void aServerWithoutAStatementIsNotWrittenTo() {
        stub.memory.declare(null);
        assertReadOnly(ServerCapability.FHIR_R4);
    }

    @ParameterizedTest
    @EnumSource(names = {"LAST_UPDATED", "SORT"})
    void aSearchThatDoesNotDoWhatItIsAskedStopsTheWriting(ServerCapability capability) {
        stub.memory.ignore(capability == ServerCapability.SORT ? "_sort" : "_lastUpdated");
        assertReadOnly(capability);
    }

    @Test
    void theSameServerIsAskedAgainAndWrittenToOnceItHasWhatItLacked() {
        stub.memory.declare(null);
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        poste.exchange();
        stub.memory.declare(statement());
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
    }

    @Test
    void theFirstDownloadFindsOutWhatIsLackingAlthoughNothingWaits() {
        stub.memory.declare(null);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(2, 0));
        assertThat(poste.replica.exchangeSide().serverCheck().orElseThrow().missing())
                .containsExactly(ServerCapability.FHIR_R4);
    }

    @Test
    void aServerThatWasCheckedIsNotAskedAgainUnlessItIsAnotherOneOrAWeekWentBy() {
        for (int n = 1; n <= 2; n++) {
            poste.replica.create(list(uuid(n), "Liste"), "Liste créée");
            poste.exchange();
        }
        assertThat(questions()).isEqualTo(1);

        stub.software = "Stub 2.0";
        poste.replica.create(list(uuid(3), "Liste"), "Liste créée");
        poste.exchange();
        assertThat(questions()).isEqualTo(2);

        poste.pass(Duration.ofDays(400));
        poste.replica.create(list(uuid(4), "Liste"), "Liste créée");
        poste.exchange();
        assertThat(questions()).isEqualTo(3);
    }

    private long questions() {
        return stub.requests.stream().filter("GET metadata"::equals).count();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aServerThatCannotSayNowIsAskedLaterAndNothingIsConcluded(int status) {
        stub.next("GET metadata", new Fault.Answer(status, ""));
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(status));
        assertThat(poste.replica.exchangeSide().serverCheck()).isEmpty();
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
    }
}
