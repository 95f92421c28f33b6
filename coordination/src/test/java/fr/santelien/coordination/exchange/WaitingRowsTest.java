package fr.santelien.coordination.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.People;
import fr.santelien.coordination.Poste;
import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.sync.replica.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole structure's view of what waits on one poste, without network. */
class WaitingRowsTest {

    private Path folder;
    private Poste poste;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        poste = Poste.open(folder, People.NATHALIE);
        poste.receive(Poste.patient("jeanne", "DURAND", "Jeanne", "1942-05-12"));
        poste.receive("""
                {'resourceType':'CarePlan','id':'plan','status':'draft','subject':{'reference':'Patient/jeanne'},
                 'category':[{'coding':[{'system':'https://santelien.fr/fhir/CodeSystem/kind','code':'ppcs'}]}]}""");
        poste.receive(ExchangesTest.MEDICAL);
        poste.receive(ExchangesTest.LIST);
    }

    @AfterEach
    void close() {
        poste.close();
    }

    @Test
    void whatWaitsIsSaidInTheUsersWords() {
        poste.work.worklists().add("l1", "jeanne", "Sortie le 24/11");
        poste.work.plans().save("plan", "attentes", answers(Map.of("attentes-projet", List.of("Voir ma fille"))));
        assertThat(exchanges().waiting())
                .containsExactly(
                        new WaitingRow(
                                "List/l1",
                                "List/l1",
                                "Liste « Sorties »",
                                "Commentaire modifié",
                                "Nathalie COHEN",
                                Poste.NOW,
                                0,
                                Obstacle.NETWORK,
                                "attend le réseau",
                                1),
                        new WaitingRow(
                                "QuestionnaireResponse/qr",
                                "CarePlan/plan",
                                "PPCS — DURAND Jeanne",
                                "Section 4. Attentes du patient",
                                "Nathalie COHEN",
                                Poste.NOW,
                                0,
                                Obstacle.TYPING,
                                "en cours de saisie",
                                1));
        assertThat(exchanges().status().waiting()).isEqualTo(1);
        assertThat(exchanges().status().drafts()).isEqualTo(1);
    }

    @Test
    void whatAnotherWroteAwaitsHerCardAndShowsNoNameToWhoMayNotSeeIt() {
        poste.work.plans().save("plan", "attentes", answers(Map.of("attentes-projet", List.of("Voir ma fille"))));
        poste.work.plans().leaveSection("plan", "attentes");
        poste.close();
        poste = Poste.open(folder, People.SOPHIE);
        assertThat(exchanges().waiting())
                .containsExactly(new WaitingRow(
                        "",
                        "",
                        "1 modification que votre carte ne montre pas",
                        "",
                        "Nathalie COHEN",
                        Poste.NOW,
                        0,
                        Obstacle.ANOTHER_CARD,
                        "attend la carte de N. COHEN",
                        1));
    }

    @Test
    void whatOneAuthorDidUnderAnotherCardIsOneLineWithItsNumber() {
        poste.work.plans().save("plan", "attentes", answers(Map.of("attentes-projet", List.of("Voir ma fille"))));
        poste.work.plans().leaveSection("plan", "attentes");
        poste.work.worklists().rename("l1", "Retours");
        poste.close();
        poste = Poste.open(folder, People.SOPHIE);
        assertThat(exchanges().waiting()).singleElement().satisfies(row -> {
            assertThat(row.count()).isEqualTo(2);
            assertThat(row.subject()).isEqualTo("2 modifications que votre carte ne montre pas");
            assertThat(row.what()).isEmpty();
        });
    }

    @Test
    void whatTwoPeopleChangedAwaitsTheCardOfTheFirst() {
        poste.work.worklists().rename("l1", "Retours");
        poste.close();
        poste = Poste.open(folder, People.SOPHIE);
        poste.receive(ExchangesTest.LIST);
        poste.work.worklists().rename("l1", "Retours du mois");
        assertThat(exchanges().waiting()).singleElement().satisfies(row -> {
            assertThat(row.author()).isEqualTo("Sophie MARTIN");
            assertThat(row.blocked()).isEqualTo("attend la carte de N. COHEN");
        });
    }

    @Test
    void whatRefersToARefusedCreationSaysThatItWaitsForIt() {
        String plan = poste.work.plans().create("jeanne2");
        poste.replica.exchangeSide().outbox().refused(new Reference("CarePlan", plan), "patient inconnu");
        assertThat(exchanges().waiting())
                .filteredOn(row -> row.obstacle() == Obstacle.ANOTHER_CHANGE)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.blocked()).isEqualTo("attend : PPCS"));
    }

    private Exchanges exchanges() {
        return poste.work.exchanges();
    }

    private static Answers answers(Map<String, List<String>> values) {
        return new Answers("", values, Map.of());
    }
}
