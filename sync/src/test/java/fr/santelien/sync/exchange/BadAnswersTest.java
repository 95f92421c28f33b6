package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server may answer instead of what was asked, and what becomes of the work. */
class BadAnswersTest {

    private static final TestTls TLS = TestTls.forHost("localhost");

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void start() {
        stub = new StubServer(TLS);
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
    }

    @AfterEach
    void stop() {
        poste.close();
        stub.close();
    }

    private RowState state(int n) {
        return poste.replica.read(listReference(n)).orElseThrow().state();
    }

    @Test
    void aRefusedResourceIsSetAsideWithItsReasonAndItsDependantsWaitButTheRestGoesOn() {
        poste.replica.create(list(uuid(2), "").put("resourceType", "Patient"), "Patient créé");
        poste.replica.create(addPatient(list(uuid(1), "Sorties"), uuid(2)), "Liste créée");
        poste.replica.create(list(uuid(3), "Entrées"), "Liste créée");
        stub.memory.refuse("Patient/" + uuid(2), 422, "Patient.name is missing");

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));

        assertThat(poste.replica
                        .read(new Reference("Patient", uuid(2)))
                        .orElseThrow()
                        .state())
                .isEqualTo(RowState.SET_ASIDE);
        assertThat(poste.replica.waiting().getFirst().reason()).isEqualTo("Patient.name is missing");
        assertThat(state(1)).isEqualTo(RowState.DIRTY);
        assertThat(state(3)).isEqualTo(RowState.CLEAN);
    }

    @Test
    void everyRefusalOfOneResourceLeavesTheOthersAlone() {
        int[] refusals = {400, 402, 403, 404, 405, 406, 410, 413, 415, 418, 422, 423, 424, 426, 428, 431, 451};
        for (int n = 0; n < refusals.length; n++) {
            poste.replica.create(list(uuid(n + 1), "Liste"), "Liste créée");
            stub.memory.refuse("List/" + uuid(n + 1), refusals[n], "");
        }
        poste.replica.create(list(uuid(99), "Liste"), "Liste créée");
        poste.exchange();
        assertThat(poste.replica.status().setAside()).isEqualTo(refusals.length);
        assertThat(state(99)).isEqualTo(RowState.CLEAN);
    }

    @Test
    void aServerInTroubleStopsTheExchangeAndKeepsTheQueue() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        for (int status : new int[] {429, 500, 502, 503, 504}) {
            stub.next("GET Patient?_sort", new Fault.Answer(status, ""));
            assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(status));
            stub.next("PUT List", new Fault.Answer(status, ""));
            assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(status));
            assertThat(poste.replica.status().lastFailure()).isEqualTo(ExchangeFailure.SERVER_TROUBLE);
            assertThat(state(1)).isEqualTo(RowState.DIRTY);
        }
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
    }

    @Test
    void truncatedOrForeignAnswersStopThePullAndTheNextOneStartsFromTheSamePlace() {
        stub.memory.write(list(uuid(1), "Sorties"));
        for (Fault fault : new Fault[] {new Fault.Truncate(), new Fault.NotJson()}) {
            stub.next("GET List?_sort", fault);
            assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.BadAnswer());
            assertThat(poste.replica.exchangeSide().inbox().cursor("structure-1", "List"))
                    .isEmpty();
        }
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
    }

    @Test
    void aTruncatedAnswerToAPushIsRecognisedAtTheNextOne() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next("PUT", new Fault.Truncate());
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.BadAnswer());
        assertThat(state(1)).isEqualTo(RowState.DIRTY);

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
        assertThat(stub.memory.writes()).isEqualTo(1);
    }

    @Test
    void aTypeNobodyKnowsInAPageIsKeptAndSoIsTheRestOfThePage() {
        ObjectNode strange = list(uuid(7), "Inconnue").put("resourceType", "FutureResource");
        strange.putObject("meta").put("versionId", "1").put("lastUpdated", FhirMemory.START.toString());
        ObjectNode known = list(uuid(1), "Sorties");
        known.putObject("meta").put("versionId", "1").put("lastUpdated", FhirMemory.START.toString());
        ObjectNode page = FhirMemory.failure(200, "").body().put("resourceType", "Bundle");
        page.putObject("meta").put("lastUpdated", FhirMemory.START.toString());
        page.putArray("entry").addObject().set("resource", strange);
        page.withArray("entry").addObject().set("resource", known);
        stub.next("GET List?_sort", new Fault.Raw(page));

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);

        assertThat(poste.local(new Reference("FutureResource", uuid(7)))).isEqualTo(strange);
        assertThat(poste.local(listReference(1))).isEqualTo(known);
    }

    @Test
    void theAnswerToAnotherSearchIsNotTaken() {
        stub.memory.write(list(uuid(1), "Sorties"));
        ObjectNode patient = list(uuid(7), "").put("resourceType", "Patient");
        ObjectNode part = list(uuid(1), "Sorties");
        part.putObject("meta").putArray("tag").addObject().put("code", "SUBSETTED");
        ObjectNode others = page();
        others.putArray("link").addObject().put("relation", "self").put("url", stub.address() + "Patient?_count=8");
        for (ObjectNode answer : new ObjectNode[] {page(patient), page(part), others}) {
            stub.next("GET List?_sort", new Fault.Raw(answer));
            assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.BadAnswer());
            assertThat(poste.replica.exchangeSide().inbox().cursor("structure-1", "List"))
                    .isEmpty();
        }
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
    }

    @Test
    void aSuccessThatSomebodyElseAnsweredWithIsNoReceiptForWhatWasSent() {
        stub.memory.write(list(uuid(1), "Sorties"));
        stub.memory.write(list(uuid(2), "Entrées"));
        poste.exchange();
        poste.replica.edit(listReference(1), "Liste renommée", json -> json.put("title", "Sorties du jour"));
        stub.next("PUT List", new Fault.Raw(FhirMemory.failure(200, "").body()));
        poste.exchange();
        assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText()).isEqualTo("Sorties du jour");
        assertThat(state(1)).isEqualTo(RowState.CLEAN);

        poste.replica.edit(listReference(1), "Liste renommée", json -> json.put("title", "Sorties de demain"));
        poste.replica.edit(listReference(2), "Liste renommée", json -> json.put("title", "Entrées de demain"));
        ObjectNode receipt = page(null, null);
        stub.next("POST", new Fault.Raw(receipt));
        poste.exchange();
        poste.exchange();
        assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText()).isEqualTo("Sorties de demain");
        assertThat(stub.memory.get("List/" + uuid(2)).path("title").asText()).isEqualTo("Entrées de demain");
        assertThat(poste.replica.waiting()).isEmpty();
    }

    /** The answer to an earlier update of the same resource comes once more, to one that the server refused. */
    @Test
    void anEarlierReceiptIsNoneForWhatWasSentSince() {
        stub.memory.write(list(uuid(1), "Sorties"));
        stub.memory.write(list(uuid(2), "Entrées"));
        poste.exchange();
        ObjectNode first = stub.memory.get("List/" + uuid(1));
        ObjectNode other = stub.memory.get("List/" + uuid(2));
        poste.replica.edit(listReference(1), "Liste renommée", json -> json.put("title", "Sorties du jour"));
        poste.exchange();
        ObjectNode second = stub.memory.get("List/" + uuid(1));
        for (ObjectNode earlier : List.of(first, second)) {
            String title =
                    "Sorties après la version " + earlier.at("/meta/versionId").asText();
            poste.replica.edit(listReference(1), "Liste renommée", json -> json.put("title", title));
            stub.next("PUT List", new Fault.Raw(earlier));
            poste.exchange();
            assertThat(local(1).path("title").asText()).isEqualTo(title);
            poste.exchange();
            assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText())
                    .isEqualTo(title);

            poste.replica.edit(listReference(1), "Liste renommée", json -> json.put("title", title + " bis"));
            poste.replica.edit(listReference(2), "Liste renommée", json -> json.put("title", title + " ter"));
            stub.next("POST", new Fault.Raw(page(earlier, other)));
            poste.exchange();
            poste.exchange();
            assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText())
                    .isEqualTo(title + " bis");
            assertThat(stub.memory.get("List/" + uuid(2)).path("title").asText())
                    .isEqualTo(title + " ter");
        }
        assertThat(poste.replica.waiting()).isEmpty();
    }

    private ObjectNode local(int n) {
        return poste.local(listReference(n));
    }

    private static ObjectNode page(@Nullable ObjectNode... resources) {
        ObjectNode page = FhirMemory.failure(200, "").body().put("resourceType", "Bundle");
        page.putObject("meta").put("lastUpdated", FhirMemory.START.toString());
        for (ObjectNode resource : resources) {
            page.withArray("entry").addObject().set("resource", resource);
        }
        return page;
    }

    @Test
    void aLinkToAnotherServerIsNotFollowed() {
        ObjectNode bundle = FhirMemory.failure(200, "").body().put("resourceType", "Bundle");
        bundle.putObject("meta").put("lastUpdated", FhirMemory.START.toString());
        bundle.putArray("link").addObject().put("relation", "next").put("url", "https://localhost:1/fhir/?page=2");
        stub.next("GET Patient?_sort", new Fault.Raw(bundle));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.BadAnswer());
    }

    @Test
    void aTypeTheServerDoesNotKnowIsSkipped() {
        stub.memory.write(list(uuid(1), "Sorties"));
        stub.next("GET Patient?_sort", new Fault.Answer(404, "unknown type"));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
    }

    @Test
    void aCardTheServerDoesNotTakeStopsTheExchangeAndKeepsTheQueue() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next("GET Patient?_sort", new Fault.Answer(403, "not a member"));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.NotAllowed("not a member"));
        stub.next("GET Patient?_sort", new Fault.Answer(401, "expired"));
        assertThat(poste.exchange()).as("the card is asked").isEqualTo(new ExchangeOutcome.CodeNeeded());
        assertThat(poste.replica.status().waiting()).isEqualTo(1);
        assertThat(stub.memory.all()).isEmpty();
    }

    @Test
    void aCardTheServerNoLongerTakesInTheMiddleOfAPushKeepsWhatWasNotSent() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next("PUT List", new Fault.Answer(401, "expired"));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.CodeNeeded());
        assertThat(state(1)).isEqualTo(RowState.DIRTY);
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
    }
}
