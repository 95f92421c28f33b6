package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server comes back from last night's backup: what it had acknowledged since is sent to it again. */
class RestoredServerTest {

    private static final TestTls TLS = TestTls.forHost("localhost");

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void start() {
        stub = new StubServer(TLS);
        stub.memory.write(list(uuid(1), "Sorties"));
        poste = open("camille");
        poste.exchange();
    }

    private Poste open(String name) {
        return new Poste(folder.resolve(name), name.equals("noe") ? NOE : CAMILLE, stub, TLS);
    }

    @AfterEach
    void stop() {
        poste.close();
        stub.close();
    }

    private void rename(Poste who, String title) {
        who.replica.edit(listReference(1), "renommée", json -> json.put("title", title));
        assertThat(who.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
    }

    private String title() {
        return stub.memory.get("List/" + uuid(1)).path("title").asText();
    }

    @Test
    void anAcknowledgedChangeIsSentAgain() {
        Map<String, ObjectNode> backup = stub.memory.backup();
        rename(poste, "Entrées");
        stub.memory.pass(Duration.ofHours(10));
        stub.memory.restore(backup);

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);

        assertThat(title()).isEqualTo("Entrées");
        assertThat(poste.replica.waiting()).isEmpty();
        assertThat(poste.replica.conflicts()).isEmpty();
        int writes = stub.memory.writes();
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Done(0, 0));
        assertThat(stub.memory.writes()).isEqualTo(writes);
    }

    @Test
    void anAcknowledgedCreationIsSentAgain() {
        Map<String, ObjectNode> backup = stub.memory.backup();
        poste.replica.create(list(uuid(2), "Nouvelle"), "Liste créée");
        poste.exchange();
        stub.memory.restore(backup);

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);

        assertThat(stub.memory.get("List/" + uuid(2)).path("title").asText()).isEqualTo("Nouvelle");
        assertThat(poste.replica.read(listReference(2)).orElseThrow().state()).isEqualTo(RowState.CLEAN);
    }

    @Test
    void whatWaitedMeanwhileLeavesOnTopOfWhatTheServerHadLost() {
        Map<String, ObjectNode> backup = stub.memory.backup();
        rename(poste, "Entrées");
        poste.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(7)));
        stub.memory.restore(backup);

        poste.exchange();

        assertThat(title()).isEqualTo("Entrées");
        assertThat(stub.memory.get("List/" + uuid(1)).path("entry")).hasSize(1);
    }

    @Test
    void whatIsBeingTypedStaysUnderTheFingersAndLosesNothing() {
        Map<String, ObjectNode> backup = stub.memory.backup();
        rename(poste, "Entrées");
        poste.replica.draft(listReference(1), "saisie", json -> json.put("title", "Entrées du jour"));
        stub.memory.restore(backup);

        poste.exchange();
        assertThat(poste.local(listReference(1)).path("title").asText()).isEqualTo("Entrées du jour");
        poste.replica.release(listReference(1));
        poste.exchange();
        assertThat(title()).isEqualTo("Entrées du jour");
    }

    @Test
    void anotherHoldersWorkIsSentAgainUnderHerOwnCard() {
        poste.close();
        Poste noe = new Poste(folder.resolve("camille"), NOE, stub, TLS);
        noe.exchange();
        Map<String, ObjectNode> backup = stub.memory.backup();
        rename(noe, "De Noé");
        noe.close();
        stub.memory.restore(backup);

        poste = open("camille");
        poste.exchange();
        assertThat(title()).isEqualTo("Sorties");
        assertThat(poste.replica.waiting())
                .singleElement()
                .satisfies(change -> assertThat(change.author().holderId()).isEqualTo(NOE.holderId()));
        poste.close();

        noe = new Poste(folder.resolve("camille"), NOE, stub, TLS);
        noe.exchange();
        assertThat(title()).isEqualTo("De Noé");
        noe.close();
        poste = open("camille");
    }

    @Test
    void workFromAnotherPosteIsLeftToThatPosteAndKeptInTheHistoryHere() {
        Map<String, ObjectNode> backup = stub.memory.backup();
        try (Poste noe = open("noe")) {
            noe.exchange();
            rename(noe, "De Noé");
            poste.exchange();
            stub.memory.restore(backup);

            poste.exchange();
            assertThat(poste.local(listReference(1)).path("title").asText()).isEqualTo("Sorties");
            assertThat(poste.replica.query("SELECT discarded FROM history", row -> row.text("discarded")))
                    .singleElement()
                    .asString()
                    .contains("De Noé");

            noe.exchange();
            poste.exchange();
            assertThat(title()).isEqualTo("De Noé");
            assertThat(poste.local(listReference(1)).path("title").asText()).isEqualTo("De Noé");
        }
    }

    @Test
    void whatSomebodyWroteAfterTheBackupCameBackIsShownBesideWhatWasLost() {
        Map<String, ObjectNode> backup = stub.memory.backup();
        rename(poste, "Entrées");
        stub.memory.restore(backup);
        stub.memory.write(list(uuid(1), "Transferts"));

        poste.exchange();

        assertThat(poste.replica.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.path()).isEqualTo("title");
            assertThat(String.valueOf(conflict.local().value())).contains("Entrées");
            assertThat(String.valueOf(conflict.remote().value())).contains("Transferts");
        });
        assertThat(title()).isEqualTo("Transferts");
    }

    @Test
    void whatTheHolderMayNoLongerSeeIsNotPushedBack() {
        poste.replica.create(list(uuid(2), "Nouvelle"), "Liste créée");
        poste.exchange();
        ObjectNode theirs = stub.memory.get("List/" + uuid(2)).put("title", "Reprise par d’autres");
        stub.memory.write(theirs);
        stub.memory.hide("List/" + uuid(2));

        assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);

        assertThat(stub.memory.get("List/" + uuid(2)).path("title").asText()).isEqualTo("Reprise par d’autres");
        assertThat(poste.replica.read(listReference(2))).isEmpty();
        assertThat(poste.replica.waiting()).isEmpty();
    }

    @Test
    void aCopyOfTheServerThatLagsBehindChangesNothingHere() {
        ObjectNode old = stub.memory.get("List/" + uuid(1));
        rename(poste, "Entrées");
        ObjectNode page = FhirMemory.failure(200, "").body().put("resourceType", "Bundle");
        page.putObject("meta")
                .put("lastUpdated", FhirMemory.START.plusSeconds(500).toString());
        page.putArray("entry").addObject().set("resource", old);
        stub.next("GET List?_sort", new Fault.Raw(page));

        poste.exchange();

        assertThat(poste.local(listReference(1)).path("title").asText()).isEqualTo("Entrées");
        assertThat(poste.replica.waiting()).isEmpty();
        assertThat(title()).isEqualTo("Entrées");
    }
}
