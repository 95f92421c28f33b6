package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.exchange.Connection.Reach;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.LabPoste;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F9 with the card in: the card signs no more, the exchange goes on as long as the server resumes its sessions. */
class LockedExchangeTest {

    private static final String LIST = "Sorties d’hospitalisation";

    @TempDir
    Path folder;

    @Test
    void whatIsChangedElsewhereArrivesBehindTheLockAlsoByANewConnection() throws Exception {
        World world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder.resolve("centre"));
                Desk dac = new Desk(world, folder.resolve("dac"))) {
            Work nathalie = centre.open(DemoPerson.NATHALIE);
            Work karima = dac.open(DemoPerson.KARIMA);
            VirtualCard card = world.card(DemoPerson.NATHALIE);
            String list = list(nathalie);
            centre.poste.lock();
            int signatures = card.signatures();

            comment(karima, list, "Vue pendant le verrou");
            LabPoste.exchangeUntil(nathalie, "by the connection it had", () -> says(nathalie, list, "Vue pendant"));
            centre.cable.unplug();
            centre.cable.plug();
            comment(karima, list, "Vue après une coupure");
            LabPoste.exchangeUntil(nathalie, "by a new connection", () -> says(nathalie, list, "Vue après"));

            assertThat(nathalie.exchanges().connection().state().reach()).isEqualTo(Reach.ONLINE);
            assertThat(card.signatures()).as("sessions were resumed").isEqualTo(signatures);
            assertThat(card.codeGiven()).isFalse();
        }
    }

    @Test
    void aServerThatNoLongerResumesNeedsTheCodeAndTheQueueIsKept() throws Exception {
        World world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder.resolve("centre"))) {
            Work nathalie = centre.open(DemoPerson.NATHALIE);
            centre.poste.lock();
            centre.cable.unplug();
            String made = nathalie.worklists().create("Faite derrière le verrou");
            world.server().restart(); // it forgot every session
            centre.cable.plug();
            LabPoste.exchangeUntil(
                    nathalie,
                    "the code is needed",
                    () -> nathalie.exchanges().connection().state().reach() == Reach.CODE_NEEDED);
            assertThat(nathalie.exchanges().status().waiting()).isEqualTo(1);
            assertThat(nathalie.exchanges().status().lastFailure())
                    .startsWith("L’échange est suspendu : la carte demande de nouveau son code.");

            assertThat(centre.poste.unlock()).isEqualTo(new OpenOutcome.Opened(nathalie));
            Desk.settle(nathalie);
            assertThat(world.auditor().versions("List", made)).hasSize(1);
        }
    }

    @Test
    void pulledBehindTheLockNothingIsLeftOpen() throws Exception {
        World world = SharedWorld.get();
        try (Desk centre = new Desk(world, folder.resolve("centre"))) {
            Work nathalie = centre.open(DemoPerson.NATHALIE);
            assertThat(centre.cable.connections()).isPositive();
            centre.poste.lock();
            centre.poste.pullCard();
            Desk.awaitNoConnection(centre.cable);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> nathalie.worklists().all()))
                    .hasMessageContaining("closed");
        }
    }

    private static void comment(Work work, String list, String words) {
        String patient = work.worklists().entries(list, "").getFirst().patient().id();
        work.worklists().add(list, patient, words);
        Desk.settle(work);
    }

    private static boolean says(Work work, String list, String words) {
        return work.worklists().entries(list, "").stream()
                .anyMatch(entry -> entry.comment().startsWith(words));
    }

    private static String list(Work work) {
        return work.worklists().all().stream()
                .filter(list -> list.title().startsWith(LIST))
                .map(Worklist::id)
                .findFirst()
                .orElseThrow();
    }
}
