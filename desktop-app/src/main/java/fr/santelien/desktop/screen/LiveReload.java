package fr.santelien.desktop.screen;

import fr.santelien.coordination.Work;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Delay;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has a screen re-read its rows when they changed: at once, so that no two places of it contradict each other, then once
 * a pause as long as more comes (a first download).
 */
public final class LiveReload implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(150);

    private final Delay delay;
    private final Runnable reload;
    private final Runnable stopListening;
    private @Nullable Runnable cancelPause;
    private boolean changedSince;
    private boolean closed;

    /**
     * @param types FHIR types the screen shows
     * @param reload called on the FX thread
     */
    public LiveReload(Work.Changes changes, Set<String> types, Background background, Delay delay, Runnable reload) {
        this.delay = delay;
        this.reload = reload;
        this.stopListening = changes.listen(changed -> {
            if (!Collections.disjoint(changed, types)) {
                background.onScreen(this::changed);
            }
        });
    }

    /** For what counts every change, whatever its type. */
    public LiveReload(Work.Changes changes, Background background, Delay delay, Runnable reload) {
        this.delay = delay;
        this.reload = reload;
        this.stopListening = changes.listen(changed -> background.onScreen(this::changed));
    }

    /** A change told just before the end may reach the screen just after it. */
    private void changed() {
        if (cancelPause != null) {
            changedSince = true;
        } else if (!closed) {
            reload();
        }
    }

    private void reload() {
        changedSince = false;
        cancelPause = delay.after(PAUSE, this::pauseIsOver);
        reload.run();
    }

    private void pauseIsOver() {
        cancelPause = null;
        if (changedSince) {
            reload();
        }
    }

    @Override
    public void close() {
        closed = true;
        stopListening.run();
        if (cancelPause != null) {
            cancelPause.run();
            cancelPause = null;
        }
    }
}
