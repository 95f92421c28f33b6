package fr.santelien.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.smartcard.CardState;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The whole window on the headless toolkit, from card to card; keys are real events. */
class PosteWindowTest extends WindowJourney {

    @Test
    void aCodeTypedOnTheKeyboard_opensTheSession() {
        become(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        Node focused = Pictures.onScreen(() -> stage.getScene().getFocusOwner());
        assertThat(focused.getStyleClass()).contains("code-field");
        for (String digit : List.of("1", "x", "2", "3", "4")) {
            type(digit);
        }
        press(KeyCode.ENTER);
        assertThat(sessions.card.codes).containsExactly("1234");
        become(FakeCard.open(FakeCard.SOPHIE));
        assertThat(shown()).contains("Sophie MARTIN", PATIENT);
        assertThat(made).containsExactly(new Destination.ContactPoint(null));
    }

    @Test
    void f9_leavesNothingOfAPatientInTheScene() {
        login(FakeCard.SOPHIE);
        press(KeyCode.F9);
        assertThat(shown()).doesNotContain(PATIENT).contains("Session verrouillée");
        assertThat(sessions.card.locks).isEqualTo(1);
        assertThat(closed).isEmpty();
        become(FakeCard.open(FakeCard.SOPHIE));
        assertThat(shown()).contains(PATIENT);
        assertThat(made).hasSize(1);
    }

    @Test
    void requestsThatComeInBehindTheLock_areCountedWithoutAName() {
        login(FakeCard.SOPHIE);
        press(KeyCode.F9);
        assertThat(shown()).contains("7 demandes à traiter au point de contact.");
        ReceivedRequests.some(real, 9);
        pass(Duration.ofSeconds(1));
        assertThat(shown())
                .contains("9 demandes à traiter au point de contact.")
                .noneMatch(word -> word.contains("Question") || word.contains("CPTS Suresnes"));
    }

    @Test
    void aCardPulled_dropsTheScreensAtOnceAndComesBackWhereItWas() {
        login(FakeCard.SOPHIE);
        keys(KeyCode.DIGIT5);
        become(new CardState.Removed(FakeCard.SOPHIE));
        assertThat(shown()).doesNotContain(PATIENT).contains("Carte retirée");
        assertThat(closed).contains(new Destination.Memberships());
        assertThat(sessions.closed).isEqualTo(1);
        become(new CardState.NoCard(List.of(FakeCard.READER)));
        login(FakeCard.SOPHIE);
        assertThat(made).endsWith(new Destination.Memberships());
    }

    @Test
    void anotherProgramThatTakesTheCard_closesNothingAndIsSaidInTheFootLine() {
        login(FakeCard.SOPHIE);
        assertThat(visible("#suspended")).isFalse();
        CardState.Open open = (CardState.Open) sessions.card.state();
        become(new CardState.Open(open.reader(), open.holder(), open.card(), true));
        assertThat(shown()).contains(PATIENT, "Envois suspendus jusqu’à la saisie du code");
        assertThat(visible("#suspended")).isTrue();
        assertThat(sessions.closed).isZero();
        press(KeyCode.F9);
        assertThat(shown()).contains("Session verrouillée");
        become(FakeCard.open(FakeCard.SOPHIE));
        assertThat(visible("#suspended")).isFalse();
        assertThat(made).hasSize(1);
        assertThat(sessions.opened)
                .as("the exchange goes on with the card's new session")
                .hasSize(2);
    }

    @Test
    void ctrlKAndCtrlDigits_goToTheScreens() {
        login(FakeCard.SOPHIE);
        keys(KeyCode.K);
        keys(KeyCode.DIGIT6);
        assertThat(made).endsWith(new Destination.Patients(null), new Destination.Synchronisation());
        assertThat(closed).hasSize(2);
    }

    @Test
    void f1OnTheLoginScreen_opensTheHelpAboutWhatItSays_andEscapeComesBack() {
        become(new CardState.CodeBlocked(FakeCard.SOPHIE));
        press(KeyCode.F1);
        assertThat(made).containsExactly(new Destination.Help("carte-bloquee"));
        assertThat(shown()).containsExactly("plain");
        press(KeyCode.ESCAPE);
        assertThat(closed).containsExactly(new Destination.Help("carte-bloquee"));
        assertThat(shown()).contains("Carte bloquée");
    }

    @Test
    void theHelpOverTheLoginScreen_givesWayToTheSession() {
        sessions.outcome = new OpenOutcome.Opened(real.work);
        become(FakeCard.awaiting(FakeCard.SOPHIE, 3, false));
        press(KeyCode.F1);
        become(FakeCard.open(FakeCard.SOPHIE));
        assertThat(shown()).contains(PATIENT).doesNotContain("plain");
        assertThat(closed).containsExactly(new Destination.Help("taper-le-code"));
    }

    @Test
    void aFailureAfterTheSessionEnded_isNotShown() {
        Pictures.onScreen(() -> {
            window.failed(new IllegalStateException("too late"));
            return true;
        });
        assertThat(Pictures.onScreen(() -> javafx.stage.Window.getWindows().size()))
                .isEqualTo(1);
    }

    @Test
    void closedWithNothingWaiting_closesAtOnce() {
        login(FakeCard.SOPHIE);
        askToClose();
        assertThat(windowShows()).isFalse();
    }

    @Test
    void closedOnTheLoginScreen_closesAtOnce() {
        askToClose();
        assertThat(windowShows()).isFalse();
    }

    @Test
    void closedWithSomethingWaiting_isSentThenCloses() {
        login(FakeCard.SOPHIE);
        real.work.worklists().create("Chutes");
        askToClose();
        assertThat(leaving()).contains("Envoi de vos modifications\u00a0: 0 sur 1…");
        assertThat(real.connection.asked).isEqualTo(1);
        Pictures.onScreen(() -> {
            real.connection.running(true);
            real.sendAll();
            return true;
        });
        assertThat(windowShows()).isFalse();
    }

    @Test
    void closedOffline_saysWhatRemainsAtOnceAndEnterStays() {
        login(FakeCard.SOPHIE);
        real.work.worklists().create("Chutes");
        Pictures.onScreen(() -> {
            real.connection.online(false);
            return true;
        });
        askToClose();
        assertThat(leaving())
                .contains(
                        "1 modification reste sur ce poste.",
                        "1 modification attend le réseau\u00a0: le serveur régional ne répond pas.");
        drawLeaving("leaving-offline");
        askToClose();
        assertThat(dialogs()).as("one dialog, however often one asks").hasSize(1);
        pressInDialog(KeyCode.ENTER);
        assertThat(dialogs()).isEmpty();
        assertThat(windowShows()).isTrue();

        askToClose();
        Button anyway = button("Fermer sans envoyer");
        assertThat(anyway.isDefaultButton()).isFalse();
        Pictures.onScreen(() -> {
            anyway.fire();
            return true;
        });
        assertThat(windowShows()).isFalse();
    }

    @Test
    void closedBehindTheLock_namesNobody() {
        login(FakeCard.SOPHIE);
        real.work.worklists().create("Chutes");
        Pictures.onScreen(() -> {
            real.connection.online(false);
            return true;
        });
        press(KeyCode.F9);
        askToClose();
        assertThat(leaving()).contains("1 modification reste sur ce poste.").noneMatch(word -> word.contains("Chutes"));
        assertThat(made).doesNotContain(new Destination.Synchronisation());
        press(KeyCode.ESCAPE);
        become(new CardState.Removed(FakeCard.SOPHIE));
        assertThat(dialogs()).as("gone with the card").isEmpty();
        assertThat(windowShows()).isTrue();
    }
}
