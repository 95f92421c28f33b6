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
        poste.tries();
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

    /** Before anything of ours replaces what is there: what was tried says the same as before. */
    @Test
    void aServerThatTakesAnUpdateFromAnotherVersionIsWrittenToNoMore() {
        stub.memory.ignore("If-Match");
        poste.exchange();
        rename("Renommée ici");
        ExchangeOutcome lacks = new ExchangeOutcome.ServerLacks(Set.of(ServerCapability.VERSIONS));
        assertThat(poste.exchange()).isEqualTo(lacks);
        assertThat(stub.memory.get("List/" + uuid(8)).path("title").asText()).isEqualTo("D’ailleurs");
        assertThat(poste.replica.status().waiting()).isEqualTo(1);

        assertThat(poste.exchange()).isEqualTo(lacks);
        assertThat(updates()).as("tried once").isEqualTo(1);

        stub.memory.honour("If-Match");
        stub.software = "Stub 2.0";
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
        assertThat(stub.memory.get("List/" + uuid(8)).path("title").asText()).isEqualTo("Renommée ici");
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412})
    void oneThatRefusesItIsWrittenToAndNotTriedAgain(int stale) {
        stub.memory.answerStaleWith(stale);
        poste.exchange();
        rename("Une fois");
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
        assertThat(updates()).as("one tried, one sent").isEqualTo(2);
        rename("Deux fois");
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
        assertThat(updates()).isEqualTo(3);
    }

    @Test
    void whatSomebodyChangedSinceThePullTellsNothingAndTheNextOneDoes() {
        stub.memory.ignore("If-Match");
        poste.exchange();
        rename("Renommée ici");
        stub.next("GET List/" + uuid(8), new Fault.Before(() -> stub.memory.write(list(uuid(8), "Renommée là-bas"))));
        stub.next("PUT", new Fault.Answer(503, "")); // what is sent then would not be refused
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(503));
        assertThat(stub.memory.get("List/" + uuid(8)).path("title").asText()).isEqualTo("Renommée là-bas");
    }

    @Test
    void aSuccessThatSomebodyElseAnsweredWithTellsNothing() {
        poste.exchange();
        rename("Renommée ici");
        stub.next("PUT", new Fault.Raw(FhirMemory.failure(200, "").body()));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
        assertThat(poste.replica.exchangeSide().serverCheck().orElseThrow().updateTried())
                .isFalse();
    }

    private void rename(String title) {
        poste.replica.edit(listReference(8), "Liste renommée", json -> json.put("title", title));
    }

    private long updates() {
        return stub.requests.stream().filter(line -> line.startsWith("PUT")).count();
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
