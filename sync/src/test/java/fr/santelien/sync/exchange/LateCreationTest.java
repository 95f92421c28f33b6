package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A creation that the poste had given up reaches the server after all, once others have gone on from it. */
class LateCreationTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Clock TICK = Clock.fixed(FhirMemory.START, ZoneOffset.UTC);
    private static final String KEY = "List/" + uuid(1);

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste poste;

    @BeforeEach
    void createdButOnItsWay() {
        stub = new StubServer(TLS);
        poste = open("camille", CAMILLE);
        poste.exchange();
        poste.replica.create(addPatient(list(uuid(1), "Sorties"), uuid(7)), "Liste créée");
        stub.next("PUT", new Fault.ArriveLate());
        assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.Unreachable());
        assertThat(stub.memory.has(KEY)).isFalse();
        settle(poste);
    }

    @AfterEach
    void stop() {
        poste.close();
        stub.close();
    }

    private Poste open(String name, Author author) {
        return new Poste(folder.resolve(name), author, stub, TLS);
    }

    /** Both postes make something within one tick of their clocks. */
    private void oneTick() {
        poste.close();
        poste = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS, Poste.TYPES, TICK);
    }

    private static void settle(Poste who) {
        assertThat(who.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
        assertThat(who.replica.waiting()).isEmpty();
    }

    private void rename(Poste who, String title) {
        who.replica.edit(listReference(1), "renommée", json -> json.put("title", title));
        settle(who);
    }

    private String title() {
        return stub.memory.get(KEY).path("title").asText();
    }

    private void settledAs(String title) {
        settle(poste);
        assertThat(title()).isEqualTo(title);
        assertThat(poste.local(listReference(1)).path("title").asText()).isEqualTo(title);
        assertThat(poste.replica.conflicts()).isEmpty();
        assertThat(poste.replica.read(listReference(1)).orElseThrow().state()).isEqualTo(RowState.CLEAN);
        int writes = stub.memory.writes();
        settle(poste);
        assertThat(stub.memory.writes()).as("nothing goes round").isEqualTo(writes);
    }

    @Test
    void aServerThatHonoursCreateOnlyRefusesIt() {
        stub.memory.honourCreateOnly();
        rename(poste, "Entrées");
        int writes = stub.memory.writes();
        stub.deliverLate();
        assertThat(stub.memory.writes()).isEqualTo(writes);
        settledAs("Entrées");
    }

    @Test
    void whereItReplacesALaterVersionThatOneIsPutBack() {
        rename(poste, "Entrées");
        poste.replica.edit(listReference(1), "vidée", json -> (ObjectNode) json.without("entry"));
        settle(poste);
        stub.deliverLate();
        assertThat(title()).as("replaced").isEqualTo("Sorties");

        settledAs("Entrées");
        assertThat(stub.memory.get(KEY).path("entry"))
                .as("what was removed stays so")
                .isEmpty();
        assertThat(poste.replica.query("SELECT action FROM trace", row -> row.text("action")))
                .contains("sent_again");
    }

    @Test
    void whereItReplacesTheVersionAnEditWasMadeFromBothStay() {
        rename(poste, "Entrées");
        poste.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(8)));
        stub.next("PUT", new Fault.Before(stub::deliverLate));

        settledAs("Entrées");
        assertThat(stub.memory.get(KEY).path("entry")).hasSize(2);
    }

    @Test
    void whatIsBeingTypedMeanwhileLosesNothing() {
        rename(poste, "Entrées");
        poste.replica.draft(listReference(1), "saisie", json -> addPatient(json, uuid(8)));
        stub.deliverLate();
        poste.exchange();
        poste.replica.release(listReference(1));

        settledAs("Entrées");
        assertThat(stub.memory.get(KEY).path("entry")).hasSize(2);
    }

    @Test
    void whatItReplacedOfAColleagueIsPutBackByHerOwnPoste() {
        try (Poste noe = open("noe", NOE)) {
            noe.exchange();
            rename(noe, "De Noé");
            poste.exchange();
            stub.deliverLate();

            poste.exchange();
            assertThat(title()).as("not for this poste to send").isEqualTo("Sorties");
            assertThat(poste.replica.query("SELECT discarded FROM history", row -> row.text("discarded")))
                    .singleElement()
                    .asString()
                    .contains("De Noé");
            settle(noe);
            settledAs("De Noé");
        }
    }

    @Test
    void whatItReplacedOfAnotherSystemIsShownForADecision() {
        ObjectNode theirs = stub.memory.get(KEY).put("title", "D’un autre logiciel");
        theirs.remove("extension");
        stub.memory.write(theirs);
        poste.exchange();
        stub.deliverLate();
        poste.exchange();

        assertThat(poste.replica.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.path()).isEqualTo("title");
            assertThat(String.valueOf(conflict.local().value())).contains("D’un autre logiciel");
            poste.replica.decide(conflict.id(), Conflict.Choice.LOCAL);
        });
        settledAs("D’un autre logiciel");
    }

    @Test
    void whereSomebodyWentOnFromItAllThatDiffersIsShown() {
        rename(poste, "Entrées");
        stub.deliverLate();
        stub.memory.relabel(KEY);
        poste.exchange();

        assertThat(poste.replica.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.path()).isEqualTo("title"));
        assertThat(title()).isEqualTo("Sorties");
    }

    @Test
    void aRivalCreationOfTheSameResourceIsShownBesideTheFirst() {
        oneTick();
        try (Poste noe = new Poste(folder.resolve("noe"), NOE, stub, TLS, Poste.TYPES, TICK)) {
            noe.exchange();
            noe.replica.create(list(uuid(2), "De Noé"), "Liste créée");
            poste.replica.create(list(uuid(2), "De Camille"), "Liste créée");
            stub.next("PUT", new Fault.Before(() -> settle(noe)));
            assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
            assertThat(stub.memory.get("List/" + uuid(2)).path("title").asText())
                    .as("replaced unseen")
                    .isEqualTo("De Camille");

            noe.exchange();
            assertThat(noe.replica.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(String.valueOf(conflict.local().value())).contains("De Noé");
                assertThat(String.valueOf(conflict.remote().value())).contains("De Camille");
            });
        }
    }

    @Test
    void aRivalCreationIsMergedWhereTheServerHonoursCreateOnly() {
        stub.memory.honourCreateOnly();
        oneTick();
        try (Poste noe = new Poste(folder.resolve("noe"), NOE, stub, TLS, Poste.TYPES, TICK)) {
            noe.exchange();
            noe.replica.create(list(uuid(2), "De Noé"), "Liste créée");
            poste.replica.create(list(uuid(2), "De Camille"), "Liste créée");
            stub.next("PUT", new Fault.Before(() -> settle(noe)));
            assertThat(poste.exchange()).isInstanceOf(ExchangeOutcome.Done.class);
            assertThat(stub.memory.get("List/" + uuid(2)).path("title").asText())
                    .isEqualTo("De Noé");
            assertThat(poste.replica.conflicts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWholeParcelOfCreationsComesLate(boolean createOnly) {
        if (createOnly) {
            stub.memory.honourCreateOnly();
        }
        poste.replica.create(list(uuid(2), "Deux"), "Liste créée");
        poste.replica.create(list(uuid(3), "Trois"), "Liste créée");
        stub.next("POST", new Fault.ArriveLate());
        poste.exchange();
        settle(poste);
        for (int n = 2; n <= 3; n++) {
            poste.replica.edit(listReference(n), "renommée", json -> json.put("title", "Autre"));
        }
        settle(poste);
        stub.deliverLate();
        settle(poste);
        for (int n = 2; n <= 3; n++) {
            assertThat(stub.memory.get("List/" + uuid(n)).path("title").asText())
                    .isEqualTo("Autre");
        }
    }

    @Test
    void anotherSystemsChangeOfACreationIsNoLateCreation() {
        stub.memory.write(stub.memory.get(KEY).put("title", "D’un autre logiciel"));
        settledAs("D’un autre logiciel");
        stub.memory.relabel(KEY);
        settledAs("D’un autre logiciel");
    }
}
