package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves together, and what becomes of a bundle that the server refuses or answers badly. */
class PushBundleTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Author CAMILLE = new Author("3:99000000001", "Camille Fictive");

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void start() {
        stub = new StubServer(TLS);
        poste = new Poste(folder, CAMILLE, stub, TLS);
    }

    @AfterEach
    void stop() {
        poste.close();
        stub.close();
    }

    private void createLists(int count) {
        for (int n = 1; n <= count; n++) {
            poste.replica.create(list(uuid(n), "Liste " + n), "Liste créée");
        }
    }

    private List<String> sent() {
        return stub.requests.stream()
                .filter(line -> !line.startsWith("GET") && !line.equals("BATCH"))
                .toList();
    }

    private RowState state(int n) {
        return poste.replica.read(listReference(n)).orElseThrow().state();
    }

    @Test
    void aDayOfWorkLeavesInAFewBundles() {
        createLists(120);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 120));
        assertThat(sent()).containsExactly("POST ", "POST ", "POST ");
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(stub.memory.all()).hasSize(120);
    }

    @Test
    void aBundleIsBoundedInLengthToo() {
        for (int n = 1; n <= 3; n++) {
            poste.replica.create(list(uuid(n), "x".repeat(Parcels.LONGEST / 2)), "Liste créée");
        }
        poste.exchange();
        assertThat(sent()).hasSize(3);
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void oneRefusedResourceIsFoundByHalvingAndTheOthersGo() {
        createLists(50);
        stub.memory.refuse("List/" + uuid(17), 422, "List.title is not allowed");

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 49));

        assertThat(state(17)).isEqualTo(RowState.SET_ASIDE);
        assertThat(poste.replica.waiting().getFirst().reason()).isEqualTo("List.title is not allowed");
        assertThat(sent()).hasSizeLessThan(16);
    }

    @Test
    void whatRefersToARefusedResourceWaitsWithoutBeingBlamed() {
        poste.replica.create(list(uuid(50), "").put("resourceType", "Patient"), "Patient créé");
        poste.replica.create(addPatient(list(uuid(1), "Avec"), uuid(50)), "Liste créée");
        poste.replica.create(list(uuid(2), "Sans"), "Liste créée");
        stub.memory.refuse("Patient/" + uuid(50), 422, "Patient.name is missing");

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));

        assertThat(stub.memory.has("List/" + uuid(1))).isFalse();
        assertThat(state(1)).isEqualTo(RowState.DIRTY);
        assertThat(state(2)).isEqualTo(RowState.CLEAN);
    }

    @Test
    void aStaleResourceInABundleIsMergedAndTheOthersGo() {
        stub.memory.write(list(uuid(1), "Sorties"));
        poste.exchange();
        createLists2to(10);
        poste.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(101)));
        var theirs = stub.memory.get("List/" + uuid(1));
        stub.next("POST", new Fault.Before(() -> stub.memory.write(addPatient(theirs, uuid(102)))));

        poste.exchange();

        assertThat(stub.memory.get("List/" + uuid(1)).path("entry")).hasSize(2);
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(stub.memory.all()).hasSize(10);
    }

    private void createLists2to(int last) {
        for (int n = 2; n <= last; n++) {
            poste.replica.create(list(uuid(n), "Liste " + n), "Liste créée");
        }
    }

    @Test
    void aLostAnswerToABundleIsRecognisedAndNothingIsDoubled() {
        createLists(8);
        stub.next("POST", new Fault.LoseAnswer());
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Unreachable());
        assertThat(poste.replica.status().waiting()).isEqualTo(8);

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(stub.memory.writes()).isEqualTo(8);
    }

    @Test
    void whatIsChangedWhileItsBundleIsOnItsWayIsKeptAndSentNext() {
        createLists(5);
        stub.next(
                "POST",
                new Fault.Before(
                        () -> poste.replica.edit(listReference(3), "renommée", json -> json.put("title", "Entrées"))));
        poste.exchange();
        assertThat(state(3)).isEqualTo(RowState.DIRTY);
        assertThat(state(4)).isEqualTo(RowState.CLEAN);

        poste.exchange();
        assertThat(stub.memory.get("List/" + uuid(3)).path("title").asText()).isEqualTo("Entrées");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503})
    void aServerInTroubleKeepsTheWholeBundleWaiting(int status) {
        createLists(5);
        stub.next("POST", new Fault.Answer(status, ""));
        assertThat(poste.exchange()).isNotInstanceOf(ExchangeOutcome.Done.class);
        assertThat(poste.replica.status().waiting()).isEqualTo(5);
        assertThat(poste.replica.status().setAside()).isZero();

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 5));
    }

    @Test
    void aServerWithoutTransactionsGetsTheResourcesOneByOne() {
        createLists(5);
        stub.next("POST", new Fault.Answer(405, "transaction is not supported"));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 5));
        assertThat(sent()).filteredOn(line -> line.startsWith("POST")).hasSize(1);
        assertThat(sent()).filteredOn(line -> line.startsWith("PUT")).hasSize(5);
    }

    @Test
    void aServerThatAnswersWithoutTheResourcesIsAskedForThem() {
        stub.memory.answerSilently();
        createLists(3);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 3));
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
        assertThat(poste.local(listReference(1))).isEqualTo(stub.memory.get("List/" + uuid(1)));
    }

    @Test
    void anAnswerThatIsNotThisTransactionSIsNotBelieved() {
        createLists(3);
        stub.next("POST", new Fault.Raw(list(uuid(9), "Autre chose")));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.BadAnswer());
        assertThat(poste.replica.status().waiting()).isEqualTo(3);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 3));
    }

    @Test
    void aReadThatFailsAfterASilentAnswerIsNotTakenForTheResource() {
        stub.memory.answerSilently();
        createLists(3);
        stub.next("GET List/", new Fault.Answer(503, ""));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(503));
        assertThat(poste.replica.status().waiting()).isEqualTo(3);

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(stub.memory.writes()).isEqualTo(3);
    }

    @Test
    void aResourceTheServerStumblesOverEachTimeIsPassedOverAndTheOthersGo() {
        createLists(8);
        stub.memory.refuse("List/" + uuid(3), 500, "NullPointerException");
        poste.exchange();
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(500));
        assertThat(poste.replica.status().waiting()).isEqualTo(6);

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(500));

        assertThat(poste.replica.waiting()).singleElement().satisfies(left -> {
            assertThat(left.reference()).isEqualTo(listReference(3));
            assertThat(left.state()).isEqualTo(RowState.DIRTY);
        });
    }

    @Test
    void resourcesThatReferToEachOtherDoNotWaitForEachOtherForEver() {
        poste.replica.create(addPatient(list(uuid(1), "Une"), uuid(2)), "Liste créée");
        poste.replica.create(
                addReference(list(uuid(2), "").put("resourceType", "Patient"), "List/" + uuid(1)), "Patient créé");
        stub.next("POST", new Fault.Answer(405, ""));

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 2));
    }

    private static ObjectNode addReference(ObjectNode resource, String reference) {
        resource.putObject("managingOrganization").put("reference", reference);
        return resource;
    }

    @Test
    void whatWasTypedAfterALostAnswerIsNoConflictWithItselfEvenIfThePullDoesNotShowItYet() {
        stub.memory.write(list(uuid(1), "Sorties"));
        poste.exchange();
        poste.replica.edit(listReference(1), "renommée", json -> json.put("title", "Entrées"));
        stub.next("PUT", new Fault.LoseAnswer());
        poste.exchange();
        poste.replica.edit(listReference(1), "renommée", json -> json.put("title", "Transferts"));
        stub.memory.hide("List/" + uuid(1));
        stub.next("PUT", new Fault.Before(() -> stub.memory.show("List/" + uuid(1))));

        poste.exchange();
        poste.exchange();

        assertThat(poste.replica.conflicts()).isEmpty();
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
        assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText()).isEqualTo("Transferts");
    }
}
