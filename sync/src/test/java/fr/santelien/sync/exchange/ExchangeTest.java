package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {

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
    void aFirstExchangeBringsEverythingPageByPageAndNotesIt() {
        for (int n = 1; n <= 5; n++) {
            stub.memory.write(list(uuid(n), "Liste " + n));
        }
        assertThat(poste.replica.status().firstDownload()).isNotNull();

        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(5, 0));

        assertThat(poste.replica.status().resources()).isEqualTo(5);
        assertThat(poste.replica.status().firstDownload()).isNull();
        assertThat(poste.replica.status().lastSuccess()).isNotNull();
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 0));
    }

    @Test
    void aResourceCommittedLateWithAnOlderStampIsNotMissed() {
        stub.memory.pass(Duration.ofMinutes(10));
        ObjectNode late = stub.memory.write(list(uuid(1), "En retard"));
        stub.memory.hide("List/" + uuid(1));
        stub.memory.pass(Duration.ofSeconds(60));
        stub.memory.write(list(uuid(2), "À l’heure"));
        poste.exchange();
        poste.exchange();
        assertThat(poste.replica.read(listReference(1))).isEmpty();

        stub.memory.show("List/" + uuid(1));
        poste.exchange();
        assertThat(poste.local(listReference(1))).isEqualTo(late);
    }

    @Test
    void elementsNobodyKnowsAreKept() {
        ObjectNode strange = list(uuid(1), "Liste");
        strange.putObject("_futureElement").put("value", 1.50);
        stub.memory.write(strange);
        poste.exchange();
        poste.replica.edit(listReference(1), "renommée", json -> json.put("title", "Autre"));
        poste.exchange();
        assertThat(stub.memory.get("List/" + uuid(1)).has("_futureElement")).isTrue();
    }

    @Test
    void aCreationLeavesWithItsAuthorAndNoLabels() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));

        ObjectNode stored = stub.memory.get("List/" + uuid(1));
        assertThat(LastChange.of(stored).orElseThrow().author()).isEqualTo(CAMILLE.display());
        assertThat(stored.toString()).contains("\"value\":\"399000000001\"");
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
        assertThat(poste.replica.status().waiting()).isZero();
    }

    @Test
    void whatRefersToANewResourceLeavesAfterIt() {
        poste.replica.create(addPatient(list(uuid(1), "Sorties"), uuid(2)), "Liste créée");
        poste.replica.create(list(uuid(2), "").put("resourceType", "Patient"), "Patient créé");
        poste.exchange();
        assertThat(stub.memory.all())
                .extracting(resource -> resource.path("resourceType").asText())
                .containsExactly("Patient", "List");
    }

    @Test
    void aLostAnswerToACreationIsRecognisedAndNothingIsDoubled() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next("PUT", new Fault.LoseAnswer());
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Unreachable());
        assertThat(state(1)).isEqualTo(RowState.DIRTY);

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
        assertThat(stub.memory.writes()).isEqualTo(1);
    }

    @Test
    void aLostAnswerToAnUpdateIsRecognisedByItsContent() {
        stub.memory.write(list(uuid(1), "Sorties"));
        poste.exchange();
        poste.replica.edit(listReference(1), "renommée", json -> json.put("title", "Entrées"));
        stub.next("PUT", new Fault.LoseAnswer());
        poste.exchange();
        poste.exchange();
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
        assertThat(stub.memory.writes()).isEqualTo(2);
    }

    @Test
    void aRetryAfterALostCreationDoesNotOverwriteWhatSomebodyChangedSince() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next("PUT", new Fault.LoseAnswer());
        poste.exchange();
        ObjectNode theirs = stub.memory.get("List/" + uuid(1));
        stub.memory.write(addPatient(theirs, uuid(7)));
        poste.replica.edit(listReference(1), "renommée", json -> json.put("title", "Entrées"));
        poste.exchange();

        ObjectNode merged = stub.memory.get("List/" + uuid(1));
        assertThat(merged.path("title").asText()).isEqualTo("Entrées");
        assertThat(merged.path("entry")).hasSize(1);
    }

    @Test
    void aMistakeInTheMiddleOfAnExchangeIsSaidAndTheNextOneIsTried() {
        stub.memory.write(list(uuid(1), "Sorties"));
        AtomicInteger asked = new AtomicInteger();
        Transport mistaken = new Transport() {
            @Override
            public Response send(Request request) {
                asked.incrementAndGet();
                throw new UnsupportedOperationException("a mistake");
            }

            @Override
            public void close() {}
        };
        RegionalServer server = new RegionalServer(stub.address(), mistaken, "structure-1");
        Exchange exchange = new Exchange(poste.replica.exchangeSide(), server, Poste.TYPES);
        for (int time = 1; time <= 2; time++) {
            assertThat(exchange.run()).isEqualTo(new ExchangeOutcome.LocalTrouble(ReplicaException.Kind.INTERNAL));
            assertThat(asked).hasValue(time);
        }
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(1, 0));
    }

    @Test
    void aFirstDownloadIsOverOnceAllIsHere_whateverBecomesOfWhatWaits() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.memory.write(list(uuid(2), "Entrées"));
        stub.next("PUT", new Fault.Answer(503, "busy"));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(503));
        assertThat(poste.replica.status().firstDownload()).isNull();
        assertThat(poste.replica.status().lastSuccess()).isNull();
    }

    @Test
    void aRetrySendsTheSameBytes() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next("PUT", new Fault.Answer(503, ""));
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.ServerTrouble(503));
        assertThat(state(1)).isEqualTo(RowState.DIRTY);
        assertThat(poste.replica.waiting().getFirst().attempts()).isEqualTo(1);

        poste.exchange();
        assertThat(stub.bodies).hasSize(2);
        assertThat(stub.bodies.getFirst()).isEqualTo(stub.bodies.getLast());
    }

    @Test
    void aStaleVersionIsMergedAndSentAgain() {
        stub.memory.write(list(uuid(1), "Sorties"));
        poste.exchange();
        poste.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(8)));
        for (int status : new int[] {409, 412}) {
            stub.memory.answerStaleWith(status);
            ObjectNode theirs = stub.memory.get("List/" + uuid(1));
            stub.next("PUT", new Fault.Before(() -> stub.memory.write(addPatient(theirs, uuid(status)))));
            poste.exchange();
            poste.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(status + 1)));
        }
        poste.exchange();
        assertThat(stub.memory.get("List/" + uuid(1)).path("entry")).hasSize(5);
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
    }

    @Test
    void anEditMadeWhileItsResourceIsOnItsWayIsKeptAndSentNext() {
        poste.replica.create(list(uuid(1), "Sorties"), "Liste créée");
        stub.next(
                "PUT",
                new Fault.Before(
                        () -> poste.replica.edit(listReference(1), "renommée", json -> json.put("title", "Entrées"))));
        poste.exchange();
        assertThat(state(1)).isEqualTo(RowState.DIRTY);
        assertThat(poste.local(listReference(1)).path("title").asText()).isEqualTo("Entrées");

        poste.exchange();
        assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText()).isEqualTo("Entrées");
        assertThat(state(1)).isEqualTo(RowState.CLEAN);
    }

    @Test
    void aServerCutInTheMiddleOfAPushLosesNothingAndTheNextExchangeFinishes() {
        for (int n = 1; n <= 4; n++) {
            poste.replica.create(list(uuid(n), "Liste " + n), "Liste créée");
        }
        stub.next("POST", new Fault.CutBefore());
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Unreachable());
        assertThat(poste.replica.status().waiting()).isEqualTo(4);
        assertThat(poste.replica.status().lastFailure()).isEqualTo(ExchangeFailure.UNREACHABLE);

        poste.exchange();
        assertThat(stub.memory.all()).hasSize(4);
        assertThat(poste.replica.status().waiting()).isZero();
        assertThat(poste.replica.status().lastFailure()).isNull();
    }

    @Test
    void aForgottenResultSetIsResumed() {
        for (int n = 1; n <= 5; n++) {
            stub.memory.write(list(uuid(n), "Liste " + n));
        }
        stub.next("GET ?_getpages", new Fault.Before(stub.memory::forgetResultSets));
        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(poste.replica.status().resources()).isEqualTo(5);
    }

    @Test
    void whatTheHolderLostDisappearsAndWhatSheGainedArrivesAtTheNextOpening() {
        stub.memory.write(list(uuid(1), "Perdue"));
        stub.memory.write(list(uuid(2), "Perdue, modifiée ici"));
        stub.memory.write(list(uuid(3), "Gagnée"));
        stub.memory.hide("List/" + uuid(3));
        stub.memory.pass(Duration.ofHours(1));
        poste.exchange();
        poste.replica.edit(listReference(2), "renommée", json -> json.put("title", "À moi"));
        poste.close();

        stub.memory.hide("List/" + uuid(1));
        stub.memory.hide("List/" + uuid(2));
        stub.memory.show("List/" + uuid(3));
        stub.next("PUT", new Fault.Answer(403, "not yours any more"));
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
        poste.exchange();

        assertThat(poste.replica.read(listReference(1))).isEmpty();
        assertThat(poste.replica.read(listReference(2))).isEmpty();
        assertThat(poste.replica.read(listReference(3))).isPresent();
        assertThat(poste.replica.waiting())
                .singleElement()
                .satisfies(change -> assertThat(change.state()).isEqualTo(RowState.SET_ASIDE));
    }

    @Test
    void workOfAnotherHolderWaitsForHerCard() {
        poste.replica.create(list(uuid(1), "De Camille"), "Liste créée");
        poste.close();
        try (Poste noe = new Poste(folder.resolve("camille"), NOE, stub, TLS)) {
            noe.replica.create(list(uuid(2), "De Noé"), "Liste créée");
            assertThat(noe.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 1));
            assertThat(noe.replica.waiting())
                    .singleElement()
                    .satisfies(change -> assertThat(change.author()).isEqualTo(CAMILLE));
        }
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
        poste.exchange();
        assertThat(stub.memory.has("List/" + uuid(1))).isTrue();
    }

    @Test
    void twoHoldersOfOnePosteChangeTheSameResourceAndEachPartLeavesUnderItsCard() {
        stub.memory.write(list(uuid(1), "Sorties"));
        poste.exchange();
        poste.close();
        try (Poste noe = new Poste(folder.resolve("camille"), NOE, stub, TLS)) {
            noe.exchange();
        }
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
        poste.replica.edit(listReference(1), "renommée", json -> json.put("title", "De Camille"));
        poste.close();
        try (Poste noe = new Poste(folder.resolve("camille"), NOE, stub, TLS)) {
            noe.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(7)));
            noe.exchange();
            assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText())
                    .isEqualTo("Sorties");
        }
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
        poste.exchange();
        ObjectNode camilles = stub.memory.get("List/" + uuid(1));
        assertThat(camilles.path("title").asText()).isEqualTo("De Camille");
        assertThat(camilles.has("entry")).isFalse();
        poste.close();
        try (Poste noe = new Poste(folder.resolve("camille"), NOE, stub, TLS)) {
            noe.exchange();
        }
        ObjectNode both = stub.memory.get("List/" + uuid(1));
        assertThat(both.path("title").asText()).isEqualTo("De Camille");
        assertThat(both.path("entry")).hasSize(1);
        assertThat(LastChange.of(both).orElseThrow().author()).isEqualTo(NOE.display());
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
    }
}
