package fr.santelien.desktop.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs readings of which only the last one asked for counts. Used on the screen's thread only. */
public final class Latest {

    private final Background background;
    private int asked;

    public Latest(Background background) {
        this.background = background;
    }

    /** Reads; {@code then} is not called when another reading was asked for, or all were dropped, in between. */
    public <T> void run(Callable<T> reading, Consumer<T> then) {
        int mine = ++asked;
        background.run(reading, result -> {
            if (mine == asked) {
                then.accept(result);
            }
        });
    }

    /** What is under way no longer counts. */
    public void drop() {
        asked++;
    }
}
