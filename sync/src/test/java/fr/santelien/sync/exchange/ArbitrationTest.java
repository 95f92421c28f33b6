package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.replica.Arbitration;
import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Conflict.Choice;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A value changed on two postes: who decided what, and coming back on it. */
class ArbitrationTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Author LEA = new Author("8:99000000003", "Léa FICTIVE");
    private static final Reference LIST = listReference(1);

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste camille;
    private Poste noe;

    @BeforeEach
    void bothHaveTheSameList() {
        stub = new StubServer(TLS);
        stub.memory.write(addPatient(list(uuid(1), "Sorties"), uuid(10)));
        camille = new Poste(folder.resolve("camille"), CAMILLE, stub, TLS);
        noe = new Poste(folder.resolve("noe"), NOE, stub, TLS);
        camille.exchange();
        noe.exchange();
    }

    @AfterEach
    void stop() {
        camille.close();
        noe.close();
        stub.close();
    }

    private static UnaryOperator<ObjectNode> titled(String title) {
        return json -> json.put("title", title);
    }

    private Conflict conflictOnTheTitle() {
        camille.replica.edit(LIST, "renommée", titled("A"));
        noe.replica.edit(LIST, "renommée", titled("B"));
        camille.exchange();
        noe.exchange();
        return noe.replica.conflicts().getFirst();
    }

    private String title() {
        return noe.local(LIST).path("title").asText();
    }

    private Arbitration last() {
        return noe.replica.arbitrations(10).getFirst();
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void decidedThenUndoneThenUndoneIsAsDecided(Choice choice) {
        noe.replica.decide(conflictOnTheTitle().id(), choice);
        ObjectNode decided = noe.local(LIST);
        String kept = title();
        noe.replica.undo(last().id());
        assertThat(title()).isEqualTo(choice == Choice.LOCAL ? "A" : "B").isNotEqualTo(kept);
        noe.replica.undo(last().id());
        assertThat(noe.local(LIST)).isEqualTo(decided);
        assertThat(noe.replica.arbitrations(10)).hasSize(1);
        assertThat(noe.replica.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Choice.class)
    void whatIsPutBackLeavesUnderTheNameOfWhoPutItBack(Choice choice) {
        noe.replica.decide(conflictOnTheTitle().id(), choice);
        noe.exchange();
        noe.replica.undo(last().id());
        assertThat(noe.replica.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.what()).isEqualTo("Retour sur un arbitrage");
            assertThat(waiting.author()).isEqualTo(NOE);
        });
        noe.exchange();
        camille.exchange();
        assertThat(camille.local(LIST).path("title").asText()).isEqualTo(title());
        assertThat(LastChange.of(stub.memory.get(LIST.toString())).orElseThrow().author())
                .isEqualTo(NOE.display());
    }

    @Test
    void whoEnteredWhatAndWhoDecidedIsSaid() {
        noe.replica.decide(conflictOnTheTitle().id(), Choice.LOCAL);
        Arbitration arbitration = last();
        assertThat(arbitration.path()).isEqualTo("title");
        assertThat(String.valueOf(arbitration.kept().value())).isEqualTo("\"B\"");
        assertThat(arbitration.kept().author()).isEqualTo(NOE.display());
        assertThat(String.valueOf(arbitration.discarded().value())).isEqualTo("\"A\"");
        assertThat(arbitration.discarded().author()).isEqualTo(CAMILLE.display());
        assertThat(arbitration.discarded().at()).isNotNull();
        assertThat(arbitration.by()).isEqualTo(NOE.display());
    }

    @Test
    void aValueChangedSinceIsNotReplaced() {
        noe.replica.decide(conflictOnTheTitle().id(), Choice.REMOTE);
        long decided = last().id();
        noe.exchange();
        camille.exchange();
        camille.replica.edit(LIST, "renommée", titled("C"));
        camille.exchange();
        noe.exchange();
        assertThatThrownBy(() -> noe.replica.undo(decided))
                .isInstanceOfSatisfying(
                        ReplicaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ReplicaException.Kind.CHANGED_SINCE));
        assertThat(title()).isEqualTo("C");
        assertThat(noe.replica.waiting()).isEmpty();
    }

    @Test
    void aDecisionTakenBackIsOverOnce() {
        noe.replica.decide(conflictOnTheTitle().id(), Choice.LOCAL);
        long decided = last().id();
        noe.replica.undo(decided);
        assertThatThrownBy(() -> noe.replica.undo(decided))
                .isInstanceOfSatisfying(
                        ReplicaException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(ReplicaException.Kind.NO_SUCH_RESOURCE));
    }

    @Test
    void aPatientWhoseRemovalWasUndoneComesBackWithHerComment() {
        camille.replica.edit(LIST, "commentaire", json -> {
            ((ObjectNode) json.path("entry").get(0)).put("flag", "rappeler la fille");
            return json;
        });
        noe.replica.edit(LIST, "patient retiré", json -> {
            json.remove("entry");
            return json;
        });
        camille.exchange();
        noe.exchange();
        noe.replica.decide(noe.replica.conflicts().getFirst().id(), Choice.LOCAL);
        noe.exchange();
        assertThat(stub.memory.get(LIST.toString()).has("entry")).isFalse();

        noe.replica.undo(last().id());
        noe.exchange();
        assertThat(stub.memory.get(LIST.toString()).path("entry").findValuesAsText("flag"))
                .containsExactly("rappeler la fille");
    }

    /** She was looking at « Sorties »; « A » arrived before her first key was saved. */
    @Test
    void whatArrivedUnderTheFieldBeingTypedIsToBeDecidedNotOverwritten() {
        camille.replica.edit(LIST, "renommée", titled("A"));
        camille.exchange();
        noe.exchange();
        noe.replica.draft(LIST, "renommée", titled("Sorties"), titled("B"));
        assertThat(title()).isEqualTo("B");
        noe.replica.draft(LIST, "renommée", titled("B"), titled("B, le soir"));
        noe.replica.release(LIST);

        assertThat(noe.replica.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.path()).isEqualTo("title");
            assertThat(String.valueOf(conflict.base())).isEqualTo("\"Sorties\"");
            assertThat(String.valueOf(conflict.local().value())).isEqualTo("\"B, le soir\"");
            assertThat(conflict.local().author()).isEqualTo(NOE.display());
            assertThat(String.valueOf(conflict.remote().value())).isEqualTo("\"A\"");
            assertThat(conflict.remote().author()).isEqualTo(CAMILLE.display());
        });
        assertThat(noe.replica.read(LIST).orElseThrow().state()).isEqualTo(RowState.CONFLICT);
        noe.exchange();
        assertThat(stub.memory.get(LIST.toString()).path("title").asText()).isEqualTo("A");
    }

    @Test
    void whatSheHadEnteredHerselfIsReplacedWithoutAsking() {
        noe.replica.edit(LIST, "renommée", titled("B"));
        noe.replica.draft(LIST, "renommée", titled("Sorties"), titled("C"));
        noe.replica.release(LIST);
        assertThat(noe.replica.conflicts()).isEmpty();
        noe.exchange();
        assertThat(stub.memory.get(LIST.toString()).path("title").asText()).isEqualTo("C");
    }

    @Test
    void anotherFieldThatArrivedStays() {
        camille.replica.edit(LIST, "état", json -> json.put("status", "retired"));
        camille.exchange();
        noe.exchange();
        noe.replica.draft(LIST, "renommée", json -> json.put("status", "current"), titled("B"));
        noe.replica.release(LIST);
        assertThat(noe.replica.conflicts()).isEmpty();
        assertThat(noe.local(LIST).path("status").asText()).isEqualTo("retired");
        assertThat(title()).isEqualTo("B");
    }

    /** Two people worked on the same list of one poste before it could leave: each conflict names its own author. */
    @Test
    void eachFieldInConflictNamesWhoEnteredIt() {
        noe.close();
        open(LEA, Poste::exchange);
        camille.replica.edit(LIST, "les deux", json -> json.put("title", "A").put("mode", "snapshot"));
        camille.exchange();
        open(NOE, poste -> poste.replica.edit(LIST, "renommée", titled("B")));
        open(LEA, poste -> {
            poste.replica.edit(LIST, "mode", json -> json.put("mode", "changes"));
            poste.exchange();
            assertThat(poste.replica.conflicts())
                    .extracting(
                            conflict -> conflict.path() + " " + conflict.local().author())
                    .containsExactlyInAnyOrder("title " + NOE.display(), "mode " + LEA.display());
        });
        noe = new Poste(folder.resolve("noe"), NOE, stub, TLS);
    }

    /** Somebody's turn at the poste of Noé. */
    private void open(Author author, Consumer<Poste> work) {
        try (Poste poste = new Poste(folder.resolve("noe"), author, stub, TLS)) {
            work.accept(poste);
        }
    }
}
