package fr.santelien.desktop.screen;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Debounce;
import fr.santelien.desktop.task.Delay;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;

/** Has a screen re-read its rows when they changed; a burst of changes (a first download) counts as one. */
public final class LiveReload implements AutoCloseable {

    private static final Duration BURST = Duration.ofMillis(150);

    private final Debounce debounce;
    private final Runnable stopListening;
    private boolean closed;

    /**
     * @param types FHIR types the screen shows
     * @param reload called on the FX thread
     */
    public LiveReload(Work.Changes changes, Set<String> types, Background background, Delay delay, Runnable reload) {
        this.debounce = new Debounce(delay, BURST, reload);
        this.stopListening = changes.listen(changed -> {
            if (!Collections.disjoint(changed, types)) {
                background.onScreen(this::changed);
            }
        });
    }

    /** For what counts every change, whatever its type. */
    public LiveReload(Work.Changes changes, Background background, Delay delay, Runnable reload) {
        this.debounce = new Debounce(delay, BURST, reload);
        this.stopListening = changes.listen(changed -> background.onScreen(this::changed));
    }

    /** A change told just before the end may reach the screen just after it. */
    private void changed() {
        if (!closed) {
            debounce.call();
        }
    }

    @Override
    public void close() {
        closed = true;
        stopListening.run();
        debounce.cancel();
    }
}
