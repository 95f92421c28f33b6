package fr.santelien.lab.hand;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Acts on the windows of this JVM as a person: finds by what is shown, moves the pointer, clicks, types. Called from a
 * thread that is not the FX thread; every wait has a limit and fails with what was looked for.
 */
public final class Hand {

    private static final long LIMIT_SECONDS = 60;

    private final Eye eye = new Eye();

    /** Looks for a visible node by {@code #id}, {@code #beginning*} or {@code .style-class}; waits for it. */
    public Node find(String selector) {
        return await("a visible " + selector, () -> visible(node -> matches(node, selector)));
    }

    public boolean sees(String text) {
        return onFx(() -> visible(node -> eye.textOf(node).contains(text))).isPresent();
    }

    public void awaitText(String text) {
        await(
                "a text with « " + text + " »",
                () -> visible(node -> eye.textOf(node).contains(text)));
    }

    public void awaitNoText(String text) {
        awaitThat("no text with « " + text + " »", () -> !sees(text));
    }

    public Hand click(String selector) {
        press("a visible " + selector, node -> matches(node, selector), 1);
        return this;
    }

    /** Clicks what shows exactly this text. */
    public Hand clickText(String text) {
        press("the text « " + text + " »", node -> text.equals(eye.textOf(node)), 1);
        return this;
    }

    public Hand doubleClickText(String text) {
        press("the text « " + text + " »", node -> text.equals(eye.textOf(node)), 2);
        return this;
    }

    /** Types into whatever has the focus, one key event a character. */
    public Hand type(String text) {
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> onFx(() -> {
                    Scene scene = frontScene();
                    Node focused = Optional.ofNullable(scene.getFocusOwner()).orElseThrow();
                    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_TYPED, KeyEvent.KEY_RELEASED)) {
                        boolean typed = type == KeyEvent.KEY_TYPED;
                        focused.fireEvent(new KeyEvent(
                                type,
                                typed ? letter : KeyEvent.CHAR_UNDEFINED,
                                typed ? "" : letter,
                                typed ? KeyCode.UNDEFINED : keyOf(letter),
                                false,
                                false,
                                false,
                                false));
                    }
                    return true;
                }));
        settle();
        return this;
    }

    /** Presses keys together, modifiers first, and releases them. */
    public Hand keys(KeyCode... codes) {
        Platform.runLater(() -> {
            Robot robot = new Robot();
            for (KeyCode code : codes) {
                robot.keyPress(code);
            }
            for (int i = codes.length - 1; i >= 0; i--) {
                robot.keyRelease(codes[i]);
            }
        });
        settle();
        return this;
    }

    /** Waits until something holds. */
    public void awaitThat(String what, BooleanSupplier holds) {
        await(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Saves a picture of the front window, at full size. */
    public void picture(Path file) {
        Eye.save(onFx(() -> Eye.picture(frontScene())), file);
    }

    /** Runs on the FX thread and hands the result back. */
    public static <T> T onFx(Callable<T> work) {
        if (Platform.isFxApplicationThread()) {
            return call(work);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        return result.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Lets layout and queued work pass: two pulses' worth of FX turns. */
    public void settle() {
        for (int i = 0; i < 3; i++) {
            onFx(() -> {
                frontScene().getRoot().applyCss();
                frontScene().getRoot().layout();
                return true;
            });
        }
    }

    Scene frontScene() {
        List<Window> windows = Window.getWindows();
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (windows.get(i) instanceof Stage stage && stage.isShowing() && stage.isFocused()) {
                return stage.getScene();
            }
        }
        return windows.stream()
                .filter(w -> w instanceof Stage && w.isShowing())
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no window"))
                .getScene();
    }

    /** Finds again just before the click: a list may be made anew between two looks. */
    private void press(String what, Predicate<Node> wanted, int times) {
        await(
                what,
                () -> visible(wanted).map(node -> {
                    reveal(node);
                    return node;
                }));
        settle();
        Point2D place = await(
                what,
                () -> visible(wanted).map(node -> {
                    Bounds bounds = node.localToScreen(node.getLayoutBounds());
                    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
                }));
        // Not waited for: a click that opens a dialog only returns when the dialog is closed.
        Platform.runLater(() -> {
            Robot robot = new Robot();
            robot.mouseMove(place);
            for (int i = 0; i < times; i++) {
                robot.mouseClick(MouseButton.PRIMARY);
            }
        });
        settle();
    }

    /** Scrolls every pane around the node until the node is in sight, as the wheel would. */
    private static void reveal(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane && pane.getContent() != null) {
                Bounds view = pane.getViewportBounds();
                double height = pane.getContent().getLayoutBounds().getHeight() - view.getHeight();
                if (height > 0) {
                    Bounds inside = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                    double top = pane.getVvalue() * height;
                    if (inside.getMinY() < top || inside.getMaxY() > top + view.getHeight()) {
                        pane.setVvalue(Math.clamp((inside.getCenterY() - view.getHeight() / 2) / height, 0, 1));
                    }
                }
            }
        }
    }

    private <T> T await(String what, Callable<Optional<T>> look) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (true) {
            Optional<T> found = onFx(look);
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Not seen within " + LIMIT_SECONDS + " s: " + what + ". On screen: "
                        + onFx(() -> eye.texts(frontScene().getRoot())));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
        }
    }

    private Optional<Node> visible(Predicate<Node> wanted) {
        List<Window> windows = List.copyOf(Window.getWindows());
        for (int i = windows.size() - 1; i >= 0; i--) {
            Window window = windows.get(i);
            if (window.isShowing() && window.getScene() != null) {
                Optional<Node> found = walk(window.getScene().getRoot())
                        .filter(eye::sees)
                        .filter(wanted)
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(Node node, String selector) {
        String name = selector.substring(1);
        if (selector.startsWith(".")) {
            return node.getStyleClass().contains(name);
        }
        String id = node.getId() == null ? "" : node.getId();
        return name.endsWith("*") ? id.startsWith(name.substring(0, name.length() - 1)) : id.equals(name);
    }

    static Stream<Node> walk(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(Hand::walk))
                : Stream.of(node);
    }

    private static KeyCode keyOf(String letter) {
        KeyCode code = KeyCode.getKeyCode(letter.toUpperCase(java.util.Locale.ROOT));
        return code == null ? KeyCode.UNDEFINED : code;
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
