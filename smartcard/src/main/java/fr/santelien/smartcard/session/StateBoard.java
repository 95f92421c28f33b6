package fr.santelien.smartcard.session;

import fr.santelien.smartcard.CardState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The current state and those who follow it. Published by one thread, read by any. */
final class StateBoard {
    private static final Logger LOG = LoggerFactory.getLogger(StateBoard.class);

    private final List<Consumer<CardState>> listeners = new CopyOnWriteArrayList<>();
    private volatile CardState state = new CardState.ReadingCard("");

    CardState state() {
        return state;
    }

    Runnable onChange(Consumer<CardState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Says nothing when nothing changed. */
    void publish(CardState next) {
        if (next.equals(state)) {
            return;
        }
        state = next;
        for (Consumer<CardState> listener : listeners) {
            try {
                listener.accept(next);
            } catch (RuntimeException e) {
                LOG.error("A listener of the card's state failed", e);
            }
        }
        LOG.info("Card: {}", next.getClass().getSimpleName());
    }
}
