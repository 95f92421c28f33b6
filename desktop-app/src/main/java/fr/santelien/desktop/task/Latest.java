package fr.santelien.desktop.task;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs readings of which only the last one asked for counts; one that is out of date before its turn is not even begun.
 * Used on the screen's thread only.
 */
public final class Latest {

    private final Background background;
    private volatile int asked;

    public Latest(Background background) {
        this.background = background;
    }

    /** Reads; {@code then} is not called when another reading was asked for, or all were dropped, in between. */
    public <T> void run(Callable<T> reading, Consumer<T> then) {
        int mine = asked + 1;
        asked = mine;
        background.run(() -> mine == asked ? Optional.of(reading.call()) : Optional.<T>empty(), read -> {
            if (mine == asked) {
                read.ifPresent(then);
            }
        });
    }

    /** What is under way no longer counts. */
    public void drop() {
        asked = asked + 1;
    }
}
