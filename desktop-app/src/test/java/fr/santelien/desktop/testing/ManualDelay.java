package fr.santelien.desktop.testing;

import fr.santelien.desktop.task.Delay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Pauses that end when the test says so. */
public final class ManualDelay implements Delay {

    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public Runnable after(Duration pause, Runnable action) {
        waiting.add(action);
        return () -> waiting.remove(action);
    }

    /** All pauses are over. */
    public void elapse() {
        List<Runnable> over = List.copyOf(waiting);
        waiting.clear();
        over.forEach(Runnable::run);
    }

    public boolean idle() {
        return waiting.isEmpty();
    }
}
