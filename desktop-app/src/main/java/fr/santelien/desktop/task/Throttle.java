package fr.santelien.desktop.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs one action at once, then at most once a pause for as long as calls come. Used on the screen's thread only. */
public final class Throttle {

    private final Delay delay;
    private final Duration pause;
    private final Runnable action;
    private @Nullable Runnable cancelPause;
    private boolean calledSince;

    public Throttle(Delay delay, Duration pause, Runnable action) {
        this.delay = delay;
        this.pause = pause;
        this.action = action;
    }

    /** Something happened. */
    public void call() {
        if (cancelPause == null) {
            run();
        } else {
            calledSince = true;
        }
    }

    private void run() {
        calledSince = false;
        cancelPause = delay.after(pause, this::pauseIsOver);
        action.run();
    }

    private void pauseIsOver() {
        cancelPause = null;
        if (calledSince) {
            run();
        }
    }

    /** Forgets what was still to be done. */
    public void cancel() {
        if (cancelPause != null) {
            cancelPause.run();
            cancelPause = null;
        }
    }
}
