package fr.santelien.desktop.testing;

import fr.santelien.desktop.task.Background;
import java.util.ArrayDeque;
import java.util.Deque;

/** Background work that advances when the test says, so that an answer can come too late. */
public final class Steps {

    private final Deque<Runnable> waiting = new ArrayDeque<>();

    public final Background background = new Background(waiting::add, Runnable::run, failure -> {
        throw new AssertionError(failure);
    });

    /** Background work done at once. */
    public static Background atOnce() {
        return new Background(Runnable::run, Runnable::run, failure -> {
            throw new AssertionError(failure);
        });
    }

    /** Does everything that waits. */
    public void run() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
