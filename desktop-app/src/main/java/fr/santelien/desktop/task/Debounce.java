package fr.santelien.desktop.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs one action once calls have stopped coming for a while. Used on the screen's thread only. */
public final class Debounce {

    private final Delay delay;
    private final Duration pause;
    private final Runnable action;
    private @Nullable Runnable cancel;

    public Debounce(Delay delay, Duration pause, Runnable action) {
        this.delay = delay;
        this.pause = pause;
        this.action = action;
    }

    /** Something happened: the pause starts again. */
    public void call() {
        cancel();
        cancel = delay.after(pause, this::flush);
    }

    /** Runs the action now if it was waiting. */
    public void flush() {
        if (cancel != null) {
            cancel();
            action.run();
        }
    }

    public boolean waiting() {
        return cancel != null;
    }

    /** Forgets what was waiting. */
    public void cancel() {
        if (cancel != null) {
            cancel.run();
            cancel = null;
        }
    }
}
