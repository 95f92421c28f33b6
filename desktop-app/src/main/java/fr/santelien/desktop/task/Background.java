package fr.santelien.desktop.task;

import fr.santelien.coordination.access.Refusal;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Runs work off the FX thread and hands its result back on it. Toolkit-free: a test gives two same-thread executors.
 */
public final class Background {

    private final Executor worker;
    private final Executor network;
    private final Executor screen;
    private final Consumer<Exception> failures;

    /**
     * @param worker platform thread(s) for SQLite and card
     * @param screen {@code Platform::runLater} in the application
     * @param failures gets, on the screen's thread, whatever a work without its own handler throws
     */
    public Background(Executor worker, Executor screen, Consumer<Exception> failures) {
        this(worker, worker, screen, failures);
    }

    /** @param network for what may wait minutes for the server, so that nothing else waits with it */
    public Background(Executor worker, Executor network, Executor screen, Consumer<Exception> failures) {
        this.worker = worker;
        this.network = network;
        this.screen = screen;
        this.failures = failures;
    }

    /** Works, then gives the result to {@code then} on the screen's thread. */
    public <T> void run(Callable<T> work, Consumer<T> then) {
        run(work, then, failures);
    }

    /** Works, then gives the result or the failure on the screen's thread. */
    public <T> void run(Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        run(worker, work, then, failed);
    }

    /** Like {@link #run(Callable, Consumer, Consumer)}, for work that may wait for the server. */
    public <T> void runOverNetwork(Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        run(network, work, then, failed);
    }

    private <T> void run(Executor thread, Callable<T> work, Consumer<T> then, Consumer<Exception> failed) {
        thread.execute(() -> {
            try {
                T result = work.call();
                screen.execute(() -> then.accept(result));
            } catch (Exception e) {
                screen.execute(() -> failed.accept(e));
            }
        });
    }

    /** Work without a result. */
    public void run(Runnable work, Runnable then) {
        run(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                },
                done -> then.run());
    }

    /** A command of the user: a {@link Refusal} gives its sentence, to be shown in place. */
    public void command(Runnable work, Runnable then, Consumer<String> refused) {
        run(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                },
                done -> then.run(),
                failure -> refuse(failure, refused));
    }

    /** From any thread: goes on on the screen's. */
    public void onScreen(Runnable action) {
        screen.execute(action);
    }

    /** A {@link Refusal} gives its sentence; anything else goes to the failures of the application. */
    public void refuse(Exception failure, Consumer<String> refused) {
        if (failure instanceof Refusal refusal) {
            refused.accept(refusal.sentence());
        } else {
            failures.accept(failure);
        }
    }
}
