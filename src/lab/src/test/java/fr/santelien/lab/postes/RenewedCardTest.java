package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.draft.Drafts;
import fr.santelien.coordination.patient.PatientQuery;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.world.LabPoste;
import fr.santelien.lab.world.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card is renewed: another key and number, the same person. What she had not sent leaves under her new card. */
class RenewedCardTest {

    private static final DemoPerson HOLDER = DemoPerson.NATHALIE;

    /** Other tests leave comments in the same region. */
    private final String comment = "Noté avec l’ancienne carte " + UUID.randomUUID();

    @TempDir
    Path folder;

    /** Real agent, real module, two virtual cards in one virtual reader. */
    @Test
    void herOldCardAddsTheNewOneAndNeitherWorkNorDraftIsLost() throws Exception {
        World world = SharedWorld.get();
        VirtualCard renewed = VirtualCard.cps3(world.pki().renewedCard(HOLDER));
        try (Desk desk = new Desk(world, folder)) {
            Work before = desk.open(HOLDER);
            desk.cable.unplug();
            String list = leaveUnsent(before);
            before.drafts().keep(Instant.EPOCH, "phrase commencée");
            desk.poste.poste().enrolNextCard();
            desk.poste.pullCard();
            desk.cable.plug();

            Work after = desk.poste.logIn(renewed);
            assertThat(after.drafts().find()).isEqualTo(new Drafts.Found.Kept(Instant.EPOCH, "phrase commencée"));
            Desk.settle(after);
            assertSent(world, list);
        }
    }

    @Test
    void lentByAColleagueTheWorkLeavesAndTheDraftOfTheOldCardStaysSealed() throws Exception {
        World world = SharedWorld.get();
        try (SoftDesk desk = new SoftDesk(world, folder)) {
            Work before = desk.open(HOLDER);
            desk.add(DemoPerson.SOPHIE);
            desk.poste.close();
            desk.cable.unplug();
            before = SoftDesk.opened(desk.poste.open(desk.card(HOLDER), null));
            String list = leaveUnsent(before);
            before.drafts().keep(Instant.EPOCH, "phrase commencée");
            desk.poste.close();

            Work colleague = SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.SOPHIE), null));
            assertThat(colleague.drafts().find()).isEqualTo(new Drafts.Found.Nothing());
            desk.cable.plug();
            Work exchanging = SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.SOPHIE), null));
            Instant former = exchanging.exchanges().status().lastSuccess();
            LabPoste.exchangeUntil(
                    exchanging,
                    "an exchange of the colleague goes through",
                    () -> !Objects.equals(exchanging.exchanges().status().lastSuccess(), former));
            assertThat(world.auditor().list(list).orElseThrow().toString())
                    .as("another card does not send it")
                    .doesNotContain(comment);
            desk.poste.enrolNextCard();
            desk.poste.close();
            Work after = SoftDesk.opened(desk.poste.open(desk.renewedCard(HOLDER), null));
            assertThat(after.drafts().find()).isEqualTo(new Drafts.Found.Unreadable(Instant.EPOCH));
            Desk.settle(after);
            assertSent(world, list);

            desk.poste.close();
            Work old = SoftDesk.opened(desk.poste.open(desk.card(HOLDER), null));
            assertThat(old.drafts().find()).isEqualTo(new Drafts.Found.Kept(Instant.EPOCH, "phrase commencée"));
        }
    }

    @Test
    void byTheRecoveryKeyTheWorkLeaves() throws Exception {
        World world = SharedWorld.get();
        try (SoftDesk desk = new SoftDesk(world, folder)) {
            desk.open(DemoPerson.HELENE);
            String paper = desk.poste.recovery().make().groups();
            Work before = desk.add(HOLDER);
            desk.cable.unplug();
            String list = leaveUnsent(before);
            desk.poste.close();
            desk.cable.plug();
            Desk.settle(SoftDesk.opened(desk.poste.openWithRecoveryKey(desk.renewedCard(HOLDER), paper)));
            assertSent(world, list);
        }
    }

    private String leaveUnsent(Work work) {
        String list = work.worklists().all().stream()
                .filter(each -> !each.received())
                .map(Worklist::id)
                .findFirst()
                .orElseThrow();
        String patient = work.patients()
                .search(new PatientQuery(null, "", ""), 1)
                .getFirst()
                .id();
        work.worklists().add(list, patient, comment);
        assertThat(work.exchanges().waiting()).hasSize(1);
        return list;
    }

    private void assertSent(World world, String list) throws Exception {
        assertThat(world.auditor().list(list).orElseThrow().toString()).contains(comment);
    }
}
