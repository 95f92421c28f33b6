package fr.santelien.lab.card;

import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows a card session state by state. */
final class CardFollower {
    private static final int GENEROUS_LIMIT_SECONDS = 60;

    private final BlockingQueue<CardState> states = new LinkedBlockingQueue<>();
    private final List<CardState> passed = new ArrayList<>();

    CardFollower(CardSession session) {
        session.onChange(states::add);
        states.add(session.state());
    }

    /** The next state of that kind; the states in between are dropped. */
    <S extends CardState> S await(Class<S> kind) throws InterruptedException {
        while (true) {
            CardState state = states.poll(GENEROUS_LIMIT_SECONDS, TimeUnit.SECONDS);
            if (state == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came after " + names());
            }
            passed.add(state);
            if (kind.isInstance(state)) {
                return kind.cast(state);
            }
        }
    }

    private List<String> names() {
        return passed.stream().map(state -> state.getClass().getSimpleName()).toList();
    }
}
