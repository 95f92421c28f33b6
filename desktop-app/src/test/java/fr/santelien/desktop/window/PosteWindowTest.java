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
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
                    new Moments(Clock.systemUTC()),
                    (destination, work, navigator) -> new Patient(destination),
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
    void ctrlKAndCtrlDigits_goToTheScreens() {
        login(FakeCard.SOPHIE);
        keys(KeyCode.K);
        keys(KeyCode.DIGIT6);
        assertThat(made).endsWith(new Destination.Patients(null), new Destination.Synchronisation());
        assertThat(closed).hasSize(2);
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

    private void fire(KeyEvent event) {
        Pictures.onScreen(() -> {
            Node focused = stage.getScene().getFocusOwner();
            Event.fireEvent(focused == null ? stage.getScene().getRoot() : focused, event);
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
