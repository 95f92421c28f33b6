package fr.santelien.lab.card;

import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Follows a card session state by state. For one thread. */
public final class CardFollower implements AutoCloseable {
    private static final Duration GENEROUS_LIMIT = Duration.ofSeconds(60);

    private final BlockingQueue<Seen> states = new LinkedBlockingQueue<>();
    private final List<Seen> passed = new ArrayList<>();
    private final Runnable stop;
    private long awaitedAt;

    /** @param at when it was published, {@link System#nanoTime} */
    private record Seen(CardState state, long at) {}

    public CardFollower(CardSession session) {
        this.stop = session.onChange(this::see);
        see(session.state());
    }

    private void see(CardState state) {
        states.add(new Seen(state, System.nanoTime()));
    }

    /** The next state of that kind; the states in between are dropped. */
    public <S extends CardState> S await(Class<S> kind) throws InterruptedException {
        return await(kind, any -> true, GENEROUS_LIMIT);
    }

    /**
     * The next state of that kind that is also as wanted; the states in between are dropped.
     *
     * @throws AssertionError when it does not come within the limit
     */
    public <S extends CardState> S await(Class<S> kind, Predicate<S> also, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            Seen seen = states.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (seen == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came after " + names());
            }
            passed.add(seen);
            if (kind.isInstance(seen.state()) && also.test(kind.cast(seen.state()))) {
                awaitedAt = seen.at();
                return kind.cast(seen.state());
            }
        }
    }

    /** When the state awaited last was published, {@link System#nanoTime}. */
    public long awaitedAt() {
        return awaitedAt;
    }

    /** The kinds of state seen since the last call, those not waited for included. */
    public List<String> names() {
        states.drainTo(passed);
        List<String> names = passed.stream()
                .map(seen -> seen.state().getClass().getSimpleName())
                .toList();
        passed.clear();
        return names;
    }

    /** Listens no more. */
    @Override
    public void close() {
        stop.run();
    }
}
