package fr.santelien.desktop.start;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.card.CardAdministration;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.session.OpenOutcome;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.testing.FakeCard;
import fr.santelien.desktop.testing.FakeRecovery;
import fr.santelien.desktop.testing.FakeSessions;
import fr.santelien.desktop.testing.Pictures;
import fr.santelien.desktop.testing.RealWork;
import fr.santelien.desktop.testing.VirtualTime;
import fr.santelien.desktop.testing.Workers;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.theme.Theme;
import fr.santelien.desktop.window.PosteWindow;
import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The poste's own window with its own screens on real files; only the card is the test's. */
final class RealWindow implements BeforeEachCallback, AfterEachCallback {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    final FakeSessions sessions = new FakeSessions();
    final VirtualTime time = new VirtualTime(RealWork.NOW);
    private final Background background = Workers.onScreen();
    final Stage stage = Pictures.onScreen(Stage::new);
    private @Nullable PosteWindow window;

    @Override
    public void beforeEach(ExtensionContext context) {
        window = Pictures.onScreen(() -> {
            Theme.LIGHT.use();
            Screens screens = new Screens(
                    background,
                    RealWork.CLOCK,
                    this::dialogs,
                    new CardAdministration(sessions.card, FakeCard.SETTINGS, background, RealWork.CLOCK),
                    holder -> List.of(),
                    new FakeRecovery(),
                    Duration.ofDays(30));
            PosteWindow made = new PosteWindow(
                    stage, sessions, background, new Moments(time), screens, screens, time, Duration.ofMinutes(10));
            made.show();
            return made;
        });
    }

    private Dialogs dialogs() {
        return Objects.requireNonNull(window).dialogs();
    }

    /** Card in, code given: this holder's data open. */
    void logIn(CardHolder holder, Work work) {
        sessions.outcome = new OpenOutcome.Opened(work);
        become(FakeCard.awaiting(holder, 3, false));
        become(FakeCard.open(holder));
    }

    void pullCard(CardHolder holder) {
        become(new CardState.Removed(holder));
        become(new CardState.NoCard(List.of(FakeCard.READER)));
    }

    void become(CardState state) {
        onScreen(() -> sessions.card.become(state));
    }

    void onScreen(Runnable action) {
        Pictures.onScreen(() -> {
            action.run();
            return true;
        });
    }

    void press(KeyCode code, boolean control) {
        onScreen(() -> {
            Node focused = stage.getScene().getFocusOwner();
            // Until the next pulse a scene may still name a node that has left it.
            Node there = focused == null || focused.getScene() == null ? root() : focused;
            there.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        });
    }

    /** Clicks a button once it can be. */
    void click(String selector) {
        await(selector, () -> visible(selector) && !find(Node.class, selector).isDisabled());
        onScreen(() -> find(javafx.scene.control.ButtonBase.class, selector).fire());
    }

    /** Types at the end of a field, where the keyboard then is. A field hears no key before a pulse gave it its skin. */
    void type(String selector, String text) {
        await(
                selector,
                () -> visible(selector)
                        && find(TextInputControl.class, selector).getSkin() != null);
        onScreen(() -> {
            TextInputControl field = find(TextInputControl.class, selector);
            field.requestFocus();
            field.end();
            text.codePoints()
                    .mapToObj(Character::toString)
                    .forEach(letter -> field.fireEvent(new KeyEvent(
                            KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false)));
        });
    }

    /** Selects a row, by the row. */
    <T> void select(String table, Class<T> rows, Predicate<T> which) {
        await(table + " has the row", () -> rowOf(table, rows, which) >= 0);
        onScreen(() -> find(TableView.class, table).getSelectionModel().select(rowOf(table, rows, which)));
    }

    private <T> int rowOf(String table, Class<T> rows, Predicate<T> which) {
        TableView<?> view = find(TableView.class, table);
        for (int index = 0; index < view.getItems().size(); index++) {
            if (which.test(rows.cast(view.getItems().get(index)))) {
                return index;
            }
        }
        return -1;
    }

    String text(String selector) {
        return Pictures.onScreen(() -> find(TextInputControl.class, selector).getText());
    }

    void awaitText(String selector, String text) {
        await(
                selector + " says " + text,
                () -> visible(selector)
                        && find(TextInputControl.class, selector).getText().equals(text));
    }

    /** Where the keyboard is: id and caret. */
    void awaitCaret(String id, int position) {
        await(
                "the caret in " + id,
                () -> stage.getScene().getFocusOwner() instanceof TextInputControl field
                        && id.equals(field.getId())
                        && field.getCaretPosition() == position);
    }

    boolean visible(String selector) {
        Node node = root().lookup(selector);
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node != null;
    }

    <T> T find(Class<T> type, String selector) {
        return type.cast(Objects.requireNonNull(root().lookup(selector), selector));
    }

    void await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Pictures.onScreen(holds::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not seen: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    Parent root() {
        return stage.getScene().getRoot();
    }

    /** Every word that any window of the poste holds, in sight or not. */
    List<String> words() {
        return Pictures.onScreen(() -> {
            List<String> words = new ArrayList<>();
            for (Window each : Window.getWindows()) {
                if (each instanceof Stage titled) {
                    words.add(String.valueOf(titled.getTitle()));
                }
                if (each.getScene() != null) {
                    Words.in(each.getScene().getRoot(), words::add);
                }
            }
            return words;
        });
    }

    /** The same of a screen that may have left the scene. */
    static List<String> words(Node screen) {
        return Pictures.onScreen(() -> {
            List<String> words = new ArrayList<>();
            Consumer<String> add = words::add;
            Words.in(screen, add);
            return words;
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        onScreen(Objects.requireNonNull(window)::close);
    }
}
