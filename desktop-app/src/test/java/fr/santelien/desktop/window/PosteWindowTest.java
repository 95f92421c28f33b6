package fr.santelien.desktop.window;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeSessions;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.ReceivedRequests;
import fr.santelien.desktop.testing.VirtualTime;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole window on the headless toolkit, from card to card; keys are real events. */
class PosteWindowTest {

    private static final String PATIENT = "DURAND Jeanne";

    @RegisterExtension
    final RealWork real = new RealWork();

    private final FakeSessions sessions = new FakeSessions();
    private final VirtualTime time = new VirtualTime(RealWork.NOW);
    private final List<Destination> made = new ArrayList<>();
    private final List<Destination> closed = new ArrayList<>();
    private final Stage stage = Pictures.onScreen(Stage::new);
    private PosteWindow window;

    @BeforeEach
    void open() {
        ReceivedRequests.some(real, 7);
        sessions.outcome = new OpenOutcome.Opened(real.work);
        window = Pictures.onScreen(() -> {
            Theme.LIGHT.use();
            Background here = new Background(Runnable::run, Runnable::run, failure -> {
                throw new AssertionError(failure);
            });
            PosteWindow poste = new PosteWindow(
                    stage,
                    sessions,
                    here,
                    new Moments(time),
                    (destination, work, navigator) -> new Patient(destination),
                    (destination, navigator) -> new Plain(destination),
                    time,
                    Duration.ofMinutes(10));
            poste.show();
            return poste;
        });
    }

    @AfterEach
    void close() {
        Pictures.onScreen(() -> {
            window.close();
            return true;
        });
    }

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
    void tenMinutesWithoutAKeyOrTheMouse_hideTheScreensAsF9Does() {
        login(FakeCard.SOPHIE);
        pass(Duration.ofMinutes(9));
        assertThat(shown()).contains(PATIENT);
        pass(Duration.ofMinutes(1));
        assertThat(shown()).doesNotContain(PATIENT).contains("Session verrouillée");
        assertThat(sessions.card.locks).isEqualTo(1);
    }

    @Test
    void aKeyOrTheMouse_startsTheTenMinutesAgain() {
        login(FakeCard.SOPHIE);
        pass(Duration.ofMinutes(9));
        press(KeyCode.A);
        pass(Duration.ofMinutes(9));
        fire(mouse(MouseEvent.MOUSE_MOVED));
        pass(Duration.ofMinutes(9));
        fire(new ScrollEvent(
                ScrollEvent.SCROLL,
                1,
                1,
                1,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                5,
                0,
                5,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
        pass(Duration.ofMinutes(9));
        assertThat(sessions.card.locks).isZero();
        pass(Duration.ofMinutes(1));
        assertThat(sessions.card.locks).isEqualTo(1);
    }

    @Test
    void aScreenThatChangesUnderAMouseThatLiesStill_isNotTheUser() {
        login(FakeCard.SOPHIE);
        pass(Duration.ofMinutes(9));
        fire(mouse(MouseEvent.MOUSE_ENTERED));
        pass(Duration.ofMinutes(1));
        assertThat(sessions.card.locks).isEqualTo(1);
    }

    @Test
    void aKeyInADialog_countsAndTheLockClosesTheDialog() {
        login(FakeCard.SOPHIE);
        Stage dialog = Pictures.onScreen(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(new StackPane(new Label(PATIENT))));
            made.show();
            return made;
        });
        pass(Duration.ofMinutes(9));
        Pictures.onScreen(() -> {
            Event.fireEvent(
                    dialog.getScene().getRoot(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, false, false, false, false));
            return true;
        });
        pass(Duration.ofMinutes(9));
        assertThat(sessions.card.locks).isZero();
        pass(Duration.ofMinutes(1));
        assertThat(sessions.card.locks).isEqualTo(1);
        assertThat(Pictures.onScreen(dialog::isShowing)).isFalse();
    }

    @Test
    void lockedOrWithoutASession_nothingIsCountedAnyMore() {
        login(FakeCard.SOPHIE);
        press(KeyCode.F9);
        pass(Duration.ofHours(3));
        assertThat(sessions.card.locks).isEqualTo(1);
        become(new CardState.Removed(FakeCard.SOPHIE));
        pass(Duration.ofHours(3));
        assertThat(sessions.card.locks).isEqualTo(1);
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

    private void login(CardHolder holder) {
        become(FakeCard.awaiting(holder, 3, false));
        become(FakeCard.open(holder));
    }

    private void become(CardState state) {
        Pictures.onScreen(() -> {
            sessions.card.become(state);
            return true;
        });
    }

    private void type(String character) {
        fire(new KeyEvent(KeyEvent.KEY_TYPED, character, character, KeyCode.UNDEFINED, false, false, false, false));
    }

    private void press(KeyCode code) {
        fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private void keys(KeyCode withControl) {
        fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", withControl, false, true, false, false));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                5,
                5,
                5,
                5,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private void pass(Duration span) {
        Pictures.onScreen(() -> {
            time.pass(span);
            return true;
        });
    }

    private boolean visible(String selector) {
        return Pictures.onScreen(
                () -> stage.getScene().getRoot().lookup(selector).isVisible());
    }

    private void fire(Event event) {
        Pictures.onScreen(() -> {
            Node focused = stage.getScene().getFocusOwner();
            // Until the next pulse a scene may still name a node that has left it.
            boolean gone = focused == null || focused.getScene() == null;
            Event.fireEvent(gone ? stage.getScene().getRoot() : focused, event);
            return true;
        });
    }

    /** Every word that is in the scene, seen or not. */
    private List<String> shown() {
        return Pictures.onScreen(() -> stage.getScene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> String.valueOf(((Label) label).getText()))
                .toList());
    }

    /** A screen without anybody on it. */
    private final class Plain implements Screen {
        private final Destination destination;
        private final StackPane root = new StackPane(new Label("plain"));

        Plain(Destination destination) {
            this.destination = destination;
            made.add(destination);
        }

        @Override
        public Parent root() {
            return root;
        }

        @Override
        public void refresh() {}

        @Override
        public void close() {
            closed.add(destination);
        }
    }

    /** A screen with a patient on it. */
    private final class Patient implements Screen {
        private final Destination destination;
        private final StackPane root = new StackPane(new Label(PATIENT));

        Patient(Destination destination) {
            this.destination = destination;
            made.add(destination);
        }

        @Override
        public Parent root() {
            return root;
        }

        @Override
        public void refresh() {}

        @Override
        public void close() {
            closed.add(destination);
        }
    }
}
