package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.ReplicaStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How what is on the server comes in: in few round trips, page by page, and wherever it was stopped. */
class PullTest {

    private static final TestTls TLS = TestTls.forHost("localhost");

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void start() {
        stub = new StubServer(TLS);
        poste = open();
    }

    private Poste open() {
        return new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
    }

    @AfterEach
    void stop() {
        poste.close();
        stub.close();
    }

    private void writeLists(int count) {
        for (int n = 1; n <= count; n++) {
            stub.memory.write(list(uuid(n), "Liste " + n));
        }
    }

    @Test
    void aChangeElsewhereIsHereAfterOneRoundTrip() {
        writeLists(1);
        poste.exchange();
        ObjectNode changed = stub.memory.write(addPatient(list(uuid(1), "Liste 1"), uuid(9)));
        stub.requests.clear();

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));

        assertThat(stub.requests).containsExactly("BATCH");
        assertThat(poste.local(listReference(1))).isEqualTo(changed);
    }

    @Test
    void pagesAfterTheFirstOneOfABatchAreFollowed() {
        poste.exchange();
        writeLists(5);
        stub.requests.clear();

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(5, 0));

        assertThat(stub.requests).hasSize(3).first().isEqualTo("BATCH");
        assertThat(poste.replica.status().resources()).isEqualTo(5);
    }

    @Test
    void laterPagesAreStoredTogetherAsMuchAsBefore() {
        writeLists(15);
        stub.memory.giveAtMost(2);
        List<Integer> stored = new ArrayList<>();
        Runnable stop = poste.replica
                .exchangeSide()
                .onChange(types -> stored.add(poste.replica.status().resources()));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(15, 0));
        stop.run();
        assertThat(stored).startsWith(2, 4, 8, 15);
    }

    @Test
    void aWalkThatIsCutKeepsEveryPageThatCame() {
        writeLists(15);
        stub.memory.giveAtMost(2);
        for (int page = 2; page < 7; page++) {
            stub.next("GET ?_getpages", new Fault.Before(() -> {}));
        }
        stub.next("GET ?_getpages", new Fault.Answer(503, ""));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(503));
        assertThat(poste.replica.status().resources()).isEqualTo(12);
        stub.memory.giveAtMost(100);
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(poste.replica.status().resources()).isEqualTo(15);
    }

    /** It is asked for while the last pages of the type before are still on their way to the disk. */
    @Test
    void aTypeThatCannotBeAskedForCostsNothingOfTheOneBefore() {
        writeLists(15);
        stub.memory.write(response(uuid(40)));
        stub.memory.giveAtMost(4);
        stub.next("GET QuestionnaireResponse?_sort", new Fault.Answer(503, ""));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(503));
        assertThat(poste.replica.status().resources()).isEqualTo(15);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
    }

    private static ObjectNode response(String id) {
        return Json.NODES
                .objectNode()
                .put("resourceType", "QuestionnaireResponse")
                .put("id", id)
                .put("status", "in-progress");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 501})
    void aServerWithoutBatchesIsAskedOneByOneFromThenOn(int refusal) {
        stub.next("BATCH", new Fault.Answer(refusal, "batch is not supported"));
        poste.exchange();
        writeLists(3);
        stub.requests.clear();

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(3, 0));
        assertThat(stub.requests).doesNotContain("BATCH");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aServerInTroubleWithABatchIsLeftAlone(int trouble) {
        poste.exchange();
        stub.next("BATCH", new Fault.Answer(trouble, ""));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(trouble));
        writeLists(1);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
    }

    @Test
    void anAnswerThatIsNotThisBatchSMovesNoCursor() {
        poste.exchange();
        writeLists(1);
        stub.next("BATCH", new Fault.Raw(list(uuid(9), "Autre chose")));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.BadAnswer());
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
    }

    @Test
    void nothingIsEverAnsweredFromACacheNotAPageNotABatchNotAComparison() {
        writeLists(5);
        poste.exchange();
        poste.close();
        poste = open();
        writeLists(7);
        poste.exchange();
        assertThat(stub.requests).anyMatch(line -> line.contains("_getpages"));
        assertThat(stub.requests).anyMatch(line -> line.contains("_elements"));
        assertThat(stub.cacheable).isEmpty();
    }

    @Test
    void moreRowsWithOneStampThanAPageHoldsArriveFromAServerThatForgetsItsPages() {
        stub.memory.atOnce(() -> writeLists(7));
        for (int time = 0; time < 9; time++) {
            stub.next("GET ?_getpages", new Fault.Before(stub.memory::forgetResultSets));
        }
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(7, 0));
    }

    @Test
    void aServerThatForgetsEveryPageIsGivenUpForThisTime() {
        stub.memory.atOnce(() -> writeLists(5));
        stub.memory.giveAtMost(2);
        for (int time = 0; time < 6; time++) {
            stub.next("GET ?_getpages", new Fault.Before(stub.memory::forgetResultSets));
        }
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(410));
        stub.quiet();
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(poste.replica.status().resources()).isEqualTo(5);
    }

    @Test
    void aPullThatIsCancelledStopsBeforeTheNextPageAndGoesOnFromThere() {
        writeLists(9);
        stub.memory.pass(Duration.ofHours(1));
        stub.next("GET ?_getpages", new Fault.Before(() -> {}));
        stub.next("GET ?_getpages", new Fault.Before(poste.server::close));

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Cancelled());

        assertThat(poste.replica.status().resources()).isEqualTo(4);
        assertThat(poste.replica.status().lastFailure()).isNull();
        assertThat(poste.replica.exchangeSide().inbox().cursor("structure-1", "List"))
                .contains(FhirMemory.START.plusSeconds(4));
        poste.close();
        stub.requests.clear();
        poste = open();
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(5, 0));
        assertThat(stub.requests).noneMatch(line -> line.equals("GET List?_sort=_lastUpdated&_count=2"));
    }

    @Test
    void theFirstDownloadTellsHowMuchThereIsAndHowFarItCame() {
        writeLists(6);
        stub.memory.pass(Duration.ofHours(1));
        List<ReplicaStatus.Progress> told = new ArrayList<>();
        for (int page = 0; page < 2; page++) {
            stub.next(
                    "GET ?_getpages",
                    new Fault.Before(() -> told.add(
                            Objects.requireNonNull(poste.replica.status().firstDownload()))));
        }
        poste.exchange();
        Instant start = FhirMemory.START;
        assertThat(told)
                .containsExactly(
                        new ReplicaStatus.Progress(2, 6, start.plusSeconds(2)),
                        new ReplicaStatus.Progress(4, 6, start.plusSeconds(4)));
        assertThat(poste.replica.status().firstDownload()).isNull();
    }

    @Test
    void aServerThatDoesNotCountLeavesTheDateReached() {
        writeLists(4);
        stub.memory.pass(Duration.ofHours(1));
        stub.next("BATCH", new Fault.Answer(405, ""));
        List<ReplicaStatus.Progress> told = new ArrayList<>();
        stub.next(
                "GET ?_getpages",
                new Fault.Before(() ->
                        told.add(Objects.requireNonNull(poste.replica.status().firstDownload()))));
        poste.exchange();
        assertThat(told).containsExactly(new ReplicaStatus.Progress(2, null, FhirMemory.START.plusSeconds(2)));
    }

    @Test
    void aRowGainedByALabelArrivesAtTheNextExchangeAlthoughNobodyEditedIt() {
        writeLists(2);
        stub.memory.hide("List/" + uuid(1));
        stub.memory.pass(Duration.ofDays(30));
        poste.exchange();

        stub.memory.relabel("List/" + uuid(1));
        stub.memory.show("List/" + uuid(1));

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
        assertThat(poste.local(listReference(1)).path("title").asText()).isEqualTo("Liste 1");
    }

    @Test
    void aRowGainedFromAServerThatMakesNoNewVersionArrivesWithTheNextComparisonOfTheDay() {
        writeLists(2);
        stub.memory.hide("List/" + uuid(1));
        stub.memory.pass(Duration.ofDays(30));
        poste.exchange();
        stub.memory.show("List/" + uuid(1));
        stub.memory.hide("List/" + uuid(2));

        poste.pass(Duration.ofHours(5));
        poste.exchange();

        assertThat(poste.replica.read(listReference(1))).isPresent();
        assertThat(poste.replica.read(listReference(2))).isEmpty();
    }

    @Test
    void whatASecondHolderMaySeeIsHersAlthoughTheFileHasItAlready() {
        writeLists(3);
        poste.exchange();
        poste.close();
        stub.memory.hide("List/" + uuid(1));
        try (Poste noe = new Poste(folder.resolve("camille"), NOE, stub, TLS)) {
            noe.exchange();
            assertThat(noe.replica.status().resources()).isEqualTo(2);
            assertThat(noe.replica.read(listReference(1))).isEmpty();
        }
        poste = open();
        assertThat(poste.replica.read(listReference(1))).isPresent();
    }
}
