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
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
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
            Background here = new Background(Runnable::run, WindowJourney::onScreen, failure -> {
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

    /** At once on the screen's thread; what the thread of the replica tells comes after what runs there. */
    private static void onScreen(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    boolean windowShows() {
        return Pictures.onScreen(stage::isShowing);
    }

    /** The cross of the window, or the button of the screen. */
    void askToClose() {
        Pictures.onScreen(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
    }

    /** The dialogs over the window. */
    List<DialogPane> dialogs() {
        return Pictures.onScreen(() -> Window.getWindows().stream()
                .filter(open -> open != stage && open.getScene().getRoot() instanceof DialogPane)
                .map(open -> (DialogPane) open.getScene().getRoot())
                .toList());
    }

    /** Every word in sight of the dialog that closes the poste. */
    List<String> leaving() {
        List<DialogPane> open = dialogs();
        return Pictures.onScreen(() -> open.getFirst().lookupAll(".label").stream()
                .filter(label -> label.isVisible() && label.getParent().isVisible())
                .map(label -> ((Label) label).getText())
                .toList());
    }

    Button button(String text) {
        DialogPane pane = dialogs().getFirst();
        return pane.getButtonTypes().stream()
                .filter(type -> type.getText().equals(text))
                .map(type -> (Button) pane.lookupButton(type))
                .findFirst()
                .orElseThrow();
    }

    void pressInDialog(KeyCode code) {
        DialogPane pane = dialogs().getFirst();
        Pictures.onScreen(() -> {
            Node focused = pane.getScene().getFocusOwner();
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(
                        focused == null ? pane : focused, new KeyEvent(type, "", "", code, false, false, false, false));
            }
            return true;
        });
    }

    void drawLeaving(String name) {
        DialogPane pane = dialogs().getFirst();
        Pictures.onScreen(() -> {
            pane.applyCss();
            pane.layout();
            Pictures.save(pane.getScene().snapshot(null), name);
            return true;
        });
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
