package fr.santelien.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.card.CodeTexts;
import fr.santelien.desktop.login.LoginPage.Face;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.session.OpenOutcome.Next;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeSessions;
import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.Steps;
import fr.santelien.desktop.text.Moments;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Tries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoginViewModelTest {

    private static final Moments MOMENTS = new Moments(Clock.fixed(FakeSessions.MORNING, ZoneOffset.UTC));

    @RegisterExtension
    final RealWork real = new RealWork();

    private final FakeSessions sessions = new FakeSessions();
    private final List<Work> opened = new ArrayList<>();
    private final Steps steps = new Steps();
    private final ManualDelay delay = new ManualDelay();
    private final LoginViewModel login =
            new LoginViewModel(sessions, steps.background, delay, (card, work) -> opened.add(work));

    @Test
    void aCard_showsItsHolderAndTheStructuresItOpens() {
        insert();
        assertThat(page().face()).isEqualTo(Face.CODE);
        assertThat(LoginTexts.title(page())).isEqualTo("Bonjour Sophie");
        assertThat(LoginTexts.identity(page())).startsWith("MARTIN Sophie").contains("2600900018", "14/03/2028");
        assertThat(page().structure()).isEqualTo(FakeSessions.CENTRE);
    }

    @Test
    void aCardWithoutAName_isGreetedByItsNumberAndStructure() {
        login.show(FakeCard.awaiting(FakeCard.NAMELESS, 3, false));
        assertThat(LoginTexts.title(page())).isEqualTo("Bonjour");
        assertThat(LoginTexts.identity(page())).contains("000000019", "Centre municipal de santé");
    }

    @Test
    void triesLeft_areSaidBeforeAndAfterAMistake() {
        assertThat(CodeTexts.tries(FakeCard.awaiting(FakeCard.SOPHIE, 3, false)))
                .isEqualTo("Il reste 3 essais avant le blocage de la carte.");
        assertThat(CodeTexts.tries(FakeCard.awaiting(FakeCard.SOPHIE, 2, true)))
                .isEqualTo("Code incorrect. Il reste 2 essais avant le blocage de la carte.");
        assertThat(CodeTexts.tries(FakeCard.awaiting(FakeCard.SOPHIE, 1, true))).contains("Dernier essai");
        assertThat(CodeTexts.tries(new CardState.AwaitingCode(
                        FakeCard.READER,
                        FakeCard.SOPHIE,
                        FakeCard.RULES,
                        new Tries.Unknown(),
                        CardState.Attempt.NONE,
                        CardState.CodeEntry.KEYBOARD)))
                .contains("n’indique pas");
    }

    @Test
    void aCodeOfTheWrongLength_neverReachesTheCard() {
        insert();
        char[] code = {'1', '2', '3'};
        login.submit(code);
        assertThat(sessions.card.codes).isEmpty();
        assertThat(page().mistake()).contains("4 chiffres", "aucun essai n’est perdu");
        assertThat(code).containsOnly('\0');
    }

    @Test
    void aWellFormedCode_isGivenToTheCard() {
        insert();
        login.submit("1234".toCharArray());
        assertThat(sessions.card.codes).containsExactly("1234");
        assertThat(page().mistake()).isNull();
    }

    @Test
    void onAReaderWithKeys_anEmptyCodeStartsTheReader() {
        login.show(FakeCard.awaitingOnReader(FakeCard.SOPHIE, 3, CardState.Attempt.NONE));
        login.submit(new char[0]);
        assertThat(sessions.card.codes).containsExactly("");
        assertThat(page().mistake()).isNull();
        login.show(new CardState.Verifying(FakeCard.READER, FakeCard.SOPHIE, CardState.CodeEntry.PIN_PAD));
        assertThat(LoginTexts.progress(page())).isEqualTo("Saisissez votre code sur le lecteur.");
        assertThat(LoginTexts.progressDetail(page())).contains("touche rouge annule", "sans perdre d’essai");
    }

    @Test
    void anEntryGivenUpOnTheReader_isSaidPlainlyWithTheTriesLeft() {
        assertThat(CodeTexts.tries(FakeCard.awaitingOnReader(FakeCard.SOPHIE, 3, CardState.Attempt.CANCELLED)))
                .contains("annulée, ou a duré trop longtemps", "aucun essai n’est perdu", "Il reste 3 essais");
        assertThat(CodeTexts.tries(FakeCard.awaitingOnReader(FakeCard.SOPHIE, 2, CardState.Attempt.WRONG_CODE)))
                .isEqualTo("Code incorrect. Il reste 2 essais avant le blocage de la carte.");
    }

    @Test
    void theLastSixtyDaysOfACard_areSaidToItsHolderAndNotOnTheLockScreen() {
        Moments moments = new Moments(Clock.fixed(Instant.parse("2026-11-22T09:42:00Z"), ZoneId.of("Europe/Paris")));
        login.show(FakeCard.awaiting(FakeCard.ending(LocalDate.of(2027, 1, 4)), 3, false));
        assertThat(LoginTexts.expiry(page(), moments))
                .startsWith("Votre carte expire dans 43 jours.")
                .contains("service CPS");
        login.lock(new LoginPage.LockedSession(FakeCard.SOPHIE, "Sophie MARTIN", "org-1", 3));
        assertThat(LoginTexts.expiry(page(), moments)).isEmpty();
        login.show(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        assertThat(LoginTexts.expiry(page(), moments)).isEmpty();
    }

    @Test
    void aCodeWithoutACard_isWiped() {
        char[] code = {'1', '2', '3', '4'};
        login.submit(code);
        assertThat(code).containsOnly('\0');
        assertThat(sessions.card.codes).isEmpty();
    }

    @Test
    void aCardThatOpens_opensTheChosenStructure() {
        sessions.outcome = new OpenOutcome.Opened(real.work);
        insert();
        login.show(FakeCard.open(FakeCard.SOPHIE));
        assertThat(page().face()).isEqualTo(Face.PROGRESS);
        steps.run();
        assertThat(sessions.opened).containsExactly(FakeCard.SOPHIE.id() + " org-1");
        assertThat(opened).containsExactly(real.work);
    }

    @Test
    void aCardPulledDuringTheOpening_opensNothingAndCloses() {
        sessions.outcome = new OpenOutcome.Opened(real.work);
        insert();
        login.show(FakeCard.open(FakeCard.SOPHIE));
        login.show(new CardState.Removed(FakeCard.SOPHIE));
        steps.run();
        assertThat(opened).isEmpty();
        assertThat(sessions.closed).isEqualTo(1);
        assertThat(page().face()).isEqualTo(Face.CARD);
    }

    @Test
    void severalStructures_areChosenThenOpened() {
        sessions.known = List.of();
        insert();
        sessions.outcome = new OpenOutcome.ChooseStructure(List.of(FakeSessions.CENTRE, FakeSessions.CPTS));
        login.show(FakeCard.open(FakeCard.SOPHIE));
        steps.run();
        assertThat(page().face()).isEqualTo(Face.STRUCTURE);
        login.choose(FakeSessions.CPTS);
        sessions.outcome = new OpenOutcome.Opened(real.work);
        login.openAgain();
        steps.run();
        assertThat(sessions.opened).containsExactly(FakeCard.SOPHIE.id() + " null", FakeCard.SOPHIE.id() + " org-2");
        assertThat(opened).hasSize(1);
    }

    @Test
    void aRefusal_isShownWithItsRemedyAndCanBeTriedAgain() {
        insert();
        sessions.outcome =
                new OpenOutcome.Refused("Le serveur ne répond pas.", "Vérifiez le réseau.", "premiere-ouverture");
        login.show(FakeCard.open(FakeCard.SOPHIE));
        steps.run();
        assertThat(page().face()).isEqualTo(Face.REFUSED);
        login.openAgain();
        steps.run();
        assertThat(sessions.opened).hasSize(2);
        assertThat(page().face()).isEqualTo(Face.REFUSED);
    }

    @Test
    void anotherStructure_isAskedOfTheServerThenOpened() {
        insert();
        assertThat(page().choices()).containsExactly(FakeSessions.CENTRE, LoginPage.OTHER);
        assertThat(LoginTexts.structure(LoginPage.OTHER)).isEqualTo("Une autre structure…");
        login.choose(LoginPage.OTHER);
        login.show(FakeCard.open(FakeCard.SOPHIE));
        steps.run();
        assertThat(page().face()).isEqualTo(Face.STRUCTURE);
        assertThat(page().choices()).containsExactly(FakeSessions.CPTS);
        sessions.outcome = new OpenOutcome.Opened(real.work);
        login.openAgain();
        steps.run();
        assertThat(sessions.opened).containsExactly(FakeCard.SOPHIE.id() + " others", FakeCard.SOPHIE.id() + " org-2");
        assertThat(opened).hasSize(1);
    }

    @Test
    void theRecoveryKey_isTypedAfterARefusalThatOffersItAndOpens() {
        sessions.known = List.of();
        insert();
        sessions.outcome = new OpenOutcome.Refused("Carte inconnue.", "Clé de secours.", "ancre", Next.RECOVERY_KEY);
        login.show(FakeCard.open(FakeCard.SOPHIE));
        steps.run();
        login.recover(true);
        assertThat(page().face()).isEqualTo(Face.RECOVERY);
        login.recover(false);
        assertThat(page().face()).isEqualTo(Face.REFUSED);
        login.recover(true);
        sessions.outcome = new OpenOutcome.Refused("Autre clé.", "Vérifiez.", "ancre", Next.RECOVERY_KEY);
        login.openWithRecoveryKey("ABCD");
        steps.run();
        assertThat(page().face()).as("a wrong key can be typed again").isEqualTo(Face.REFUSED);
        assertThat(page().refused()).isEqualTo(sessions.outcome);
        sessions.outcome = new OpenOutcome.Opened(real.work);
        login.openWithRecoveryKey("ABCD");
        steps.run();
        assertThat(opened).hasSize(1);
        assertThat(sessions.opened).endsWith(FakeCard.SOPHIE.id() + " recovery ABCD");
    }

    @Test
    void aDamagedFile_isRepairedAsChosenThenWhatBecameOfTheWorkIsReadBeforeTheSessionOpens() {
        insert();
        sessions.outcome = new OpenOutcome.Refused("Abîmé.", "Sauvegarde du 22.", "fichier-abime", Next.RESTORE);
        login.show(FakeCard.open(FakeCard.SOPHIE));
        steps.run();
        assertThat(page().face()).isEqualTo(Face.REFUSED);

        sessions.outcome = new OpenOutcome.Refused("Rétabli.", "2 reprises.", "fichier-abime", Next.CONTINUE);
        login.repair(OpenOutcome.Repairing.RESTORE);
        assertThat(page().face()).isEqualTo(Face.PROGRESS);
        login.repair(OpenOutcome.Repairing.START_AGAIN);
        steps.run();
        assertThat(page().refused()).isEqualTo(sessions.outcome);
        assertThat(opened).isEmpty();
        assertThat(sessions.opened).as("once").endsWith(FakeCard.SOPHIE.id() + " org-1 RESTORE");

        sessions.outcome = new OpenOutcome.Opened(real.work);
        login.openAgain();
        steps.run();
        assertThat(opened).hasSize(1);
    }

    @Test
    void theAdditionOfACard_isSaidForTwoMinutesThenNoMore() {
        login.enrolUntil(FakeSessions.MORNING, Duration.ofMinutes(2));
        assertThat(LoginTexts.notice(page(), MOMENTS, false)).startsWith("Ajout d’une carte");
        assertThat(delay.idle()).isFalse();
        delay.elapse();
        assertThat(page().enrolUntil()).isNull();
        assertThat(LoginTexts.notice(page(), MOMENTS, false)).isEmpty();
    }

    @Test
    void theAdditionOfACard_canBeGivenUpAndTheKeyIsWiped() {
        login.enrolUntil(FakeSessions.MORNING, Duration.ofMinutes(2));
        login.cancelEnrolment();
        steps.run();
        assertThat(page().enrolUntil()).isNull();
        assertThat(sessions.cancelled).isEqualTo(1);
        assertThat(delay.idle()).isTrue();
    }

    @Test
    void aSecondAddition_hasItsOwnTwoMinutes() {
        login.enrolUntil(FakeSessions.MORNING, Duration.ofMinutes(2));
        login.enrolUntil(FakeSessions.MORNING.plusSeconds(60), Duration.ofMinutes(2));
        assertThat(page().enrolUntil()).isEqualTo(FakeSessions.MORNING.plusSeconds(60));
        delay.elapse();
        assertThat(page().enrolUntil()).isNull();
    }

    @Test
    void aSessionEndedByThePoste_saysWhyWithTheCardStillInPlace() {
        insert();
        sessions.outcome = new OpenOutcome.Opened(real.work);
        login.show(FakeCard.open(FakeCard.SOPHIE));
        steps.run();
        sessions.known = List.of();
        login.ended(new OpenOutcome.Refused("Rattachement terminé.", "1 modification reste ici.", "ancre"));
        steps.run();
        assertThat(page().face()).isEqualTo(Face.REFUSED);
        assertThat(page().refused()).isNotNull();
        assertThat(page().structures()).isEmpty();
    }

    @Test
    void aHeaderPutBackFromItsCopy_isSaid() {
        sessions.known = List.of(new KnownStructure("org-1", "Centre", "92", null, null, true));
        insert();
        assertThat(LoginTexts.notice(page(), MOMENTS, false)).contains("rétabli à partir de sa copie");
    }

    @Test
    void structuresOfACardAlreadyPulled_areNotShown() {
        login.show(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        login.show(new CardState.NoCard(List.of(FakeCard.READER)));
        steps.run();
        assertThat(page().structures()).isEmpty();
    }

    @Test
    void theLockScreen_opensTheHiddenStructureAgain() {
        sessions.known = List.of(FakeSessions.CENTRE, FakeSessions.CPTS);
        login.lock(new LoginPage.LockedSession(FakeCard.SOPHIE, "Sophie MARTIN", "org-2", 3));
        insert();
        assertThat(LoginTexts.title(page())).isEqualTo("Session verrouillée");
        login.show(FakeCard.open(FakeCard.SOPHIE));
        steps.run();
        assertThat(sessions.opened).containsExactly(FakeCard.SOPHIE.id() + " org-2");
    }

    private void insert() {
        login.show(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        steps.run();
    }

    private LoginPage page() {
        return login.page().get();
    }
}
