package fr.santelien.lab.postes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.OpenOutcome.Next;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.lab.card.SoftwareCard;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import fr.santelien.lab.pki.CardMaterial;
import fr.santelien.lab.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way a card comes to open a poste, and every way it does not. The server is the real one. */
class EnrolmentTest {

    private static final String UNKNOWN = "Cette carte n’est pas encore connue de ce poste.";
    private static final Duration LOAN = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private World world;
    private SoftDesk desk;

    @BeforeEach
    void firstCardOnANewFile() throws Exception {
        world = SharedWorld.get();
        desk = new SoftDesk(world, folder);
        desk.open(DemoPerson.NATHALIE);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theFirstCardOfANewFileOpensItWithoutNetworkAfterwards() throws Exception {
        desk.poste.close();
        desk.cable.unplug();
        assertThat(patients(SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.NATHALIE), null))))
                .isPositive();
    }

    @Test
    void aColleagueAddedWithinTwoMinutesOpensByHerselfAfterwards() throws Exception {
        desk.poste.enrolNextCard();
        desk.poste.close();
        desk.pass(LOAN.minusSeconds(1));
        SoftDesk.settled(desk.poste.open(desk.card(DemoPerson.SOPHIE), null));
        desk.poste.close();
        desk.cable.unplug();
        assertThat(patients(SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.SOPHIE), null))))
                .isPositive();
        assertThat(patients(SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.NATHALIE), null))))
                .isPositive();
    }

    @Test
    void afterTwoMinutesTheCardIsNotAdded() throws Exception {
        desk.poste.enrolNextCard();
        desk.poste.close();
        desk.pass(LOAN);
        assertUnknown(DemoPerson.SOPHIE);
    }

    @Test
    void theLoanServesOneCard() throws Exception {
        desk.add(DemoPerson.SOPHIE);
        desk.poste.close();
        assertUnknown(DemoPerson.SECOND_DESK);
    }

    @Test
    void givenUpTheCardIsNotAdded() throws Exception {
        desk.poste.enrolNextCard();
        desk.poste.close();
        desk.poste.cancelEnrolment();
        assertUnknown(DemoPerson.SOPHIE);
    }

    @Test
    void theLenderBackAtWorkEndsTheLoan() throws Exception {
        desk.poste.enrolNextCard();
        desk.poste.close();
        SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.NATHALIE), null));
        desk.poste.close();
        assertUnknown(DemoPerson.SOPHIE);
    }

    @Test
    void thePosteClosedInBetweenEndsTheLoan() throws Exception {
        desk.poste.enrolNextCard();
        desk.close();
        desk = new SoftDesk(world, folder);
        assertUnknown(DemoPerson.SOPHIE);
    }

    @Test
    void aPersonWithoutMembershipIsNotAddedAndTheLoanWaitsForTheRightOne() throws Exception {
        desk.poste.enrolNextCard();
        desk.poste.close();
        assertThat(SoftDesk.refused(desk.poste.open(desk.card(DemoPerson.STRANGER), null))
                        .sentence())
                .isEqualTo("Le serveur régional n’accepte pas cette carte.");
        SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.SOPHIE), null));
    }

    @Test
    void withoutNetworkNobodyIsAddedBecauseNobodySaysWhoSheIs() throws Exception {
        desk.poste.enrolNextCard();
        desk.poste.close();
        desk.cable.unplug();
        assertThat(SoftDesk.refused(desk.poste.open(desk.card(DemoPerson.SOPHIE), null))
                        .sentence())
                .isEqualTo("Le serveur régional ne répond pas, et cette carte ouvre ce poste pour la première fois.");
        desk.cable.plug();
        SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.SOPHIE), null));
    }

    @Test
    void aCardOfAnotherStructureGetsItsOwnFileAndNeverTheLentKey() throws Exception {
        String header = Files.readString(folder.resolve(DemoStructure.CENTRE.id).resolve("poste.json"));
        desk.poste.enrolNextCard();
        desk.poste.close();
        Work karima = SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.KARIMA), null));
        assertThat(karima.user().structureId()).isEqualTo(DemoStructure.DAC.id);
        desk.poste.close();
        assertThat(cards(header))
                .isEqualTo(cards(
                        Files.readString(folder.resolve(DemoStructure.CENTRE.id).resolve("poste.json"))));
        assertThat(SoftDesk.refused(desk.poste.open(desk.card(DemoPerson.KARIMA), DemoStructure.CENTRE.id))
                        .sentence())
                .isEqualTo("Votre carte n’est rattachée à aucune structure de la région.");
    }

    @Test
    void whoWorksForTwoStructuresOpensTheSecondOnAPosteThatKnowsTheFirst() throws Exception {
        Work first = desk.add(DemoPerson.ANTOINE);
        assertThat(first.user().structureId()).as("lent").isEqualTo(DemoStructure.CENTRE.id);
        desk.poste.close();
        OpenOutcome others = desk.poste.otherStructures(desk.card(DemoPerson.ANTOINE));
        assertThat(others)
                .isInstanceOfSatisfying(
                        OpenOutcome.ChooseStructure.class,
                        choice -> assertThat(choice.structures())
                                .extracting(KnownStructure::id)
                                .containsExactly(DemoStructure.CPTS.id));
        Work second = SoftDesk.opened(desk.poste.open(desk.card(DemoPerson.ANTOINE), DemoStructure.CPTS.id));
        assertThat(second.user().structureId()).isEqualTo(DemoStructure.CPTS.id);
        desk.poste.close();
        assertThat(desk.poste.knownStructures(desk.card(DemoPerson.ANTOINE).holder()))
                .extracting(KnownStructure::id)
                .containsExactlyInAnyOrder(DemoStructure.CENTRE.id, DemoStructure.CPTS.id);
        assertThat(SoftDesk.refused(desk.poste.otherStructures(desk.card(DemoPerson.ANTOINE)))
                        .sentence())
                .isEqualTo("Le serveur régional ne vous connaît pas d’autre structure.");
    }

    @Test
    void aCertificateRenewedUnderTheSameCardNumberAsksToAddTheCardAgain() throws Exception {
        desk.poste.close();
        CardMaterial renewed = world.pki().renewedCard(DemoPerson.NATHALIE);
        SoftwareCard card = SoftwareCard.of(
                new CardMaterial(
                        DemoPerson.NATHALIE.cardNumber, renewed.authentication(), renewed.signature(), renewed.code()),
                DemoPerson.NATHALIE);
        assertThat(SoftDesk.refused(desk.poste.open(card, null)).sentence())
                .isEqualTo("Cette carte ne retrouve pas sa clé sur ce poste.");
    }

    private void assertUnknown(DemoPerson person) throws Exception {
        OpenOutcome.Refused refused = SoftDesk.refused(desk.poste.open(desk.card(person), null));
        assertThat(refused.sentence()).isEqualTo(UNKNOWN);
        assertThat(refused.next()).as("no recovery key was made").isEqualTo(Next.RETRY);
    }

    private static int patients(Work work) {
        return work.patients()
                .search(new fr.santelien.coordination.patient.PatientQuery(null, "", ""), 10)
                .size();
    }

    /** Without the moment of the last exchange. */
    private static String cards(String header) {
        return header.substring(header.indexOf("\"cards\""), header.indexOf("\"check\""));
    }
}
