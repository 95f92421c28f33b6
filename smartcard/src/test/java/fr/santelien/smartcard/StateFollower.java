package fr.santelien.smartcard;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Follows a card session state by state. */
public final class StateFollower {
    private static final int GENEROUS_LIMIT_SECONDS = 60;

    private final BlockingQueue<CardState> states = new LinkedBlockingQueue<>();
    private final List<CardState> passed = new CopyOnWriteArrayList<>();

    public StateFollower(CardSession session) {
        session.onChange(states::add);
        states.add(session.state());
    }

    /** The next state of that kind; the states in between are dropped. */
    public <S extends CardState> S await(Class<S> kind) {
        return await(kind, state -> true);
    }

    /** The next state of that kind that fits. */
    public <S extends CardState> S await(Class<S> kind, Predicate<S> fits) {
        while (true) {
            CardState state = next(kind.getSimpleName());
            if (kind.isInstance(state) && fits.test(kind.cast(state))) {
                return kind.cast(state);
            }
        }
    }

    private CardState next(String wanted) {
        try {
            CardState state = states.poll(GENEROUS_LIMIT_SECONDS, TimeUnit.SECONDS);
            if (state == null) {
                throw new AssertionError("no " + wanted + " came after " + passed);
            }
            passed.add(state);
            return state;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Every state that was waited for or dropped. */
    public List<CardState> passed() {
        return List.copyOf(passed);
    }
}
