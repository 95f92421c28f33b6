package fr.santelien.desktop.testing;

import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.theme.Theme;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

/** One screen in a window, used with the pointer and the keyboard. */
public final class Fingers implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Stage stage;
    private final Screen screen;

    private Fingers(Stage stage, Screen screen) {
        this.stage = stage;
        this.screen = screen;
    }

    public static Fingers on(Supplier<Screen> made) {
        return Pictures.onScreen(() -> {
            Theme.LIGHT.use();
            Screen screen = made.get();
            Scene scene = new Scene(screen.root(), 960, 688);
            Theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return new Fingers(stage, screen);
        });
    }

    public Screen screen() {
        return screen;
    }

    /** Clicks in the middle of the node. */
    public Fingers click(String selector) {
        await(selector, () -> visible(selector));
        Pictures.onScreen(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            Bounds bounds = node(selector).localToScreen(node(selector).getLayoutBounds());
            Robot robot = new Robot();
            robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            robot.mouseClick(MouseButton.PRIMARY);
            return true;
        });
        return this;
    }

    /** Types where the focus is. */
    public Fingers type(String text) {
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> Pictures.onScreen(() -> {
                    focused()
                            .fireEvent(new KeyEvent(
                                    KeyEvent.KEY_TYPED, letter, "", KeyCode.UNDEFINED, false, false, false, false));
                    return true;
                }));
        return this;
    }

    /** Presses keys together, modifiers first. */
    public Fingers keys(KeyCode... codes) {
        Pictures.onScreen(() -> {
            Robot robot = new Robot();
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (int i = codes.length - 1; i >= 0; i--) {
                robot.keyRelease(codes[i]);
            }
            return true;
        });
        return this;
    }

    /** Waits until something holds; looked at on the FX thread. */
    public Fingers await(String what, BooleanSupplier holds) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!Pictures.onScreen(holds::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not seen: " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return this;
    }

    public boolean visible(String selector) {
        Node at = stage.getScene().getRoot().lookup(selector);
        if (at == null) {
            return false;
        }
        for (Node each = at; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    public <T extends Node> T find(Class<T> type, String selector) {
        return type.cast(node(selector));
    }

    private Node node(String selector) {
        return Objects.requireNonNull(stage.getScene().getRoot().lookup(selector), selector);
    }

    private Node focused() {
        return Objects.requireNonNull(stage.getScene().getFocusOwner(), "nothing has the focus");
    }

    @Override
    public void close() {
        Pictures.onScreen(() -> {
            screen.close();
            stage.hide();
            return true;
        });
    }
}
