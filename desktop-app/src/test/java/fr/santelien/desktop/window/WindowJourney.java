package fr.santelien.desktop.window;

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
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A window on the headless toolkit with a scripted card; keys and the mouse are real events. */
abstract class WindowJourney {

    static final String PATIENT = "DURAND Jeanne";

    @RegisterExtension
    final RealWork real = new RealWork();

    final FakeSessions sessions = new FakeSessions();
    final VirtualTime time = new VirtualTime(RealWork.NOW);
    final List<Destination> made = new ArrayList<>();
    final List<Destination> closed = new ArrayList<>();
    final Stage stage = Pictures.onScreen(Stage::new);
    PosteWindow window;

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
                    (destination, work, navigator) -> new Saying(PATIENT, destination),
                    (destination, navigator) -> new Saying("plain", destination),
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

    void login(CardHolder holder) {
        become(FakeCard.awaiting(holder, 3, false));
        become(FakeCard.open(holder));
    }

    void become(CardState state) {
        Pictures.onScreen(() -> {
            sessions.card.become(state);
            return true;
        });
    }

    void type(String character) {
        fire(new KeyEvent(KeyEvent.KEY_TYPED, character, character, KeyCode.UNDEFINED, false, false, false, false));
    }

    void press(KeyCode code) {
        fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    void keys(KeyCode withControl) {
        fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", withControl, false, true, false, false));
    }

    void pass(Duration span) {
        Pictures.onScreen(() -> {
            time.pass(span);
            return true;
        });
    }

    boolean visible(String selector) {
        return Pictures.onScreen(
                () -> stage.getScene().getRoot().lookup(selector).isVisible());
    }

    void fire(Event event) {
        Pictures.onScreen(() -> {
            Node focused = stage.getScene().getFocusOwner();
            // Until the next pulse a scene may still name a node that has left it.
            boolean gone = focused == null || focused.getScene() == null;
            Event.fireEvent(gone ? stage.getScene().getRoot() : focused, event);
            return true;
        });
    }

    /** Every word that is in the scene, seen or not. */
    List<String> shown() {
        return Pictures.onScreen(() -> stage.getScene().getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> String.valueOf(((Label) label).getText()))
                .toList());
    }

    /** A screen that says one thing. */
    private final class Saying implements Screen {
        private final Destination destination;
        private final StackPane root;

        Saying(String words, Destination destination) {
            this.root = new StackPane(new Label(words));
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
