package fr.santelien.desktop.testing;

import fr.santelien.desktop.task.Background;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.application.Platform;

/** A background whose work is done when the test says so. */
public final class Workers {

    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** Works at once, on the caller's thread; a failure nobody handles fails the test. */
    public static Background here() {
        return new Background(Runnable::run, Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
    }

    /** Works at once, and goes on on the FX thread as the screens of a real poste do. */
    public static Background onScreen() {
        return new Background(Runnable::run, Workers::onFxThread, failure -> {
            throw new AssertionError(failure);
        });
    }

    private static void onFxThread(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /** Works when {@link #workOne} or {@link #workAll} is called. */
    public Background later() {
        return new Background(waiting::add, Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
    }

    /** How much work was asked for and is not done. */
    public int waiting() {
        return waiting.size();
    }

    public void workOne() {
        waiting.remove().run();
    }

    /** The newest work first, as a second thread might. */
    public void workNewestFirst() {
        while (!waiting.isEmpty()) {
            waiting.removeLast().run();
        }
    }

    public void workAll() {
        while (!waiting.isEmpty()) {
            workOne();
        }
    }
}
