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

    private final BlockingQueue<CardState> states = new LinkedBlockingQueue<>();
    private final List<CardState> passed = new ArrayList<>();
    private final Runnable stop;

    public CardFollower(CardSession session) {
        this.stop = session.onChange(states::add);
        states.add(session.state());
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
            CardState state = states.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (state == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came after " + names());
            }
            passed.add(state);
            if (kind.isInstance(state) && also.test(kind.cast(state))) {
                return kind.cast(state);
            }
        }
    }

    /** The kinds of state seen since the last call, those not waited for included. */
    public List<String> names() {
        states.drainTo(passed);
        List<String> names =
                passed.stream().map(state -> state.getClass().getSimpleName()).toList();
        passed.clear();
        return names;
    }

    /** Listens no more. */
    @Override
    public void close() {
        stop.run();
    }
}
