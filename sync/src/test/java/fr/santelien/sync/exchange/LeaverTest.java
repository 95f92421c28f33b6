package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.NOE;
import static fr.santelien.sync.exchange.Poste.addPatient;
import static fr.santelien.sync.exchange.Poste.list;
import static fr.santelien.sync.exchange.Poste.listReference;
import static fr.santelien.sync.exchange.Poste.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.sync.replica.Author;
import fr.santelien.sync.replica.LeftWork;
import fr.santelien.sync.replica.RowState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several holders on one file, and one whose card opens it no more. */
class LeaverTest {

    private static final TestTls TLS = TestTls.forHost("localhost");
    private static final Duration KEPT = Duration.ofDays(30);

    @TempDir
    Path folder;

    private StubServer stub;
    private Poste camille;

    @BeforeEach
    void listsOfBoth() {
        stub = new StubServer(TLS);
        stub.memory.write(list(uuid(1), "Des deux"));
        stub.memory.write(list(uuid(2), "De Noé seul"));
        as(NOE).close();
        stub.memory.hide("List/" + uuid(2));
        camille = as(CAMILLE);
    }

    private Poste as(Author author) {
        Poste poste = new Poste(folder, author, stub, TLS);
        poste.exchange();
        return poste;
    }

    /** Noé works without network: nothing of his is sent. */
    private void noeWorks(Consumer<Poste> work) {
        camille.close();
        try (Poste noe = new Poste(folder, NOE, stub, TLS)) {
            work.accept(noe);
        }
        camille = new Poste(folder, CAMILLE, stub, TLS);
    }

    private void noeLeaves() {
        assertThat(camille.replica.exchangeSide().keepOnly(Set.of(CAMILLE.holderId()), KEPT))
                .isEqualTo(1);
    }

    @AfterEach
    void stop() {
        camille.close();
        stub.close();
    }

    private long rows(String table) {
        return camille.replica
                .query("SELECT count(*) AS n FROM " + table, row -> row.number("n"))
                .getFirst();
    }

    @Test
    void whatOnlyTheLeaverSawLeavesThePosteAndTheRestStays() {
        assertThat(rows("resource")).isEqualTo(2);
        noeLeaves();
        assertThat(rows("resource")).isEqualTo(1);
        assertThat(camille.replica.read(listReference(1))).isPresent();
        assertThat(camille.replica.leftWork()).isEmpty();
        assertThat(camille.replica.exchangeSide().keepOnly(Set.of(CAMILLE.holderId()), KEPT))
                .isZero();
    }

    @Test
    void theHolderOfTheOpenFileNeverLeavesIt() {
        camille.replica.exchangeSide().keepOnly(Set.of(), KEPT);
        assertThat(camille.replica.read(listReference(1))).isPresent();
    }

    @Test
    void unsentWorkOfTheLeaverGoesOutOfWhatColleaguesSeeAndIsKeptApart() {
        noeWorks(noe -> {
            noe.replica.edit(listReference(1), "renommée", json -> json.put("title", "Par Noé"));
            noe.replica.create(list(uuid(3), "Créée par Noé"), "Liste créée");
        });
        noeLeaves();

        assertThat(camille.local(listReference(1)).path("title").asText()).isEqualTo("Des deux");
        assertThat(camille.replica.read(listReference(1)).orElseThrow().state()).isEqualTo(RowState.CLEAN);
        assertThat(camille.replica.waiting()).isEmpty();
        assertThat(camille.replica.leftWork())
                .extracting(LeftWork::reference)
                .containsExactlyInAnyOrder(listReference(1), listReference(3));
        assertThat(camille.replica.leftWork()).allMatch(work -> work.author().equals(NOE));
        assertThat(rows("resource")).isEqualTo(1);
    }

    @Test
    void whatIsTakenOverLeavesUnderTheCardOfWhoTookIt() {
        noeWorks(noe -> {
            noe.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(7)));
            noe.replica.create(list(uuid(3), "Créée par Noé"), "Liste créée");
        });
        noeLeaves();
        camille.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(8)));

        camille.replica.leftWork().forEach(work -> camille.replica.takeOver(work.number()));
        assertThat(camille.exchange()).isInstanceOf(ExchangeOutcome.Done.class);

        assertThat(stub.memory.get("List/" + uuid(1)).path("entry")).hasSize(2);
        assertThat(stub.memory.get("List/" + uuid(3)).toString()).contains(CAMILLE.display());
        assertThat(camille.replica.leftWork()).isEmpty();
    }

    @Test
    void aColleaguesWorkOnTopOfTheLeaversStaysWithoutIt() {
        noeWorks(noe -> noe.replica.edit(listReference(1), "renommée", json -> json.put("title", "Par Noé")));
        camille.replica.edit(listReference(1), "patient ajouté", json -> addPatient(json, uuid(8)));

        noeLeaves();

        assertThat(camille.local(listReference(1)).path("title").asText()).isEqualTo("Des deux");
        assertThat(camille.local(listReference(1)).path("entry")).hasSize(1);
        camille.exchange();
        assertThat(stub.memory.get("List/" + uuid(1)).path("title").asText()).isEqualTo("Des deux");
        assertThat(stub.memory.get("List/" + uuid(1)).path("entry")).hasSize(1);
        assertThat(camille.replica.leftWork()).hasSize(1);
    }

    @Test
    void whatIsNotTakenOverIsDestroyedAfterTheStatedTimeWithATrace() {
        noeWorks(noe -> noe.replica.edit(listReference(1), "renommée", json -> json.put("title", "Par Noé")));
        noeLeaves();
        camille.replica.exchangeSide().keepOnly(Set.of(CAMILLE.holderId()), KEPT);
        assertThat(camille.replica.leftWork()).hasSize(1);

        camille.replica.exchangeSide().keepOnly(Set.of(CAMILLE.holderId()), Duration.ofDays(-1));

        assertThat(camille.replica.leftWork()).isEmpty();
        assertThat(camille.replica.query(
                        "SELECT action FROM trace WHERE action LIKE 'left_work%' ORDER BY number",
                        row -> row.text("action")))
                .containsExactly("left_work_kept", "left_work_destroyed");
    }

    @Test
    void whoComesBackDownloadsWhatSheMaySeeAgain() {
        noeLeaves();
        camille.close();
        stub.memory.show("List/" + uuid(2));
        try (Poste noe = as(NOE)) {
            assertThat(noe.replica.read(listReference(2))).isPresent();
            assertThat(noe.replica.read(listReference(1))).isPresent();
        }
        camille = new Poste(folder, CAMILLE, stub, TLS);
    }

    @Test
    void aDraftOfTheLeaverDoesNotHideWhatTheServerHas() {
        noeWorks(noe -> noe.replica.draft(listReference(1), "saisie", json -> json.put("title", "En cours")));
        stub.memory.write(addPatient(list(uuid(1), "Des deux"), uuid(9)));
        camille.exchange();
        noeLeaves();
        assertThat(camille.local(listReference(1)).path("title").asText()).isEqualTo("Des deux");
        assertThat(camille.local(listReference(1)).path("entry")).hasSize(1);
        assertThat(camille.replica.read(listReference(1)).orElseThrow().state()).isEqualTo(RowState.CLEAN);
    }
}
