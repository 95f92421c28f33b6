package fr.santelien.desktop.start;

import fr.santelien.desktop.task.Delay;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Pauses on a thread of its own: what must happen even while the screen's thread is busy. */
final class ThreadDelay implements Delay, AutoCloseable {

    private final ScheduledExecutorService thread;

    ThreadDelay(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    @Override
    public Runnable after(Duration pause, Runnable action) {
        Future<?> planned = thread.schedule(action, pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> planned.cancel(false);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
