package fr.santelien.desktop.task;

import java.time.Duration;

/** Runs something on the screen's thread after a while. The application's is {@code screen.FxDelay}. */
@FunctionalInterface
public interface Delay {

    /**
     * @return to be run to give up; harmless once the action ran
     */
    Runnable after(Duration pause, Runnable action);

    /** The time that pauses are measured with, in nanoseconds; only differences mean something. */
    default long nanoTime() {
        return System.nanoTime();
    }
}
