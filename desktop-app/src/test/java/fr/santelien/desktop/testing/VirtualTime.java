package fr.santelien.desktop.testing;

import fr.santelien.desktop.task.Delay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when the test says so; pauses end in their order. Used on one thread. */
public final class VirtualTime extends Clock implements Delay {

    private record Pause(long end, Runnable action) {}

    private final PriorityQueue<Pause> pauses = new PriorityQueue<>(Comparator.comparingLong(Pause::end));
    private final Instant start;
    private long nanos;

    public VirtualTime(Instant start) {
        this.start = start;
    }

    @Override
    public Runnable after(Duration pause, Runnable action) {
        Pause planned = new Pause(nanos + pause.toNanos(), action);
        pauses.add(planned);
        return () -> pauses.remove(planned);
    }

    public void pass(Duration time) {
        long until = nanos + time.toNanos();
        while (!pauses.isEmpty() && pauses.peek().end() <= until) {
            Pause over = pauses.remove();
            nanos = over.end();
            over.action().run();
        }
        nanos = until;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
