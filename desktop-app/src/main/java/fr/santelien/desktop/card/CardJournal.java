package fr.santelien.desktop.card;

import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest states of the card since the poste started, for who looks for a fault that comes and goes. Thread-safe. */
public final class CardJournal implements AutoCloseable {

    private static final int LONGEST = 60;

    /** @param state by the anchor of its sentence: bears nothing of the holder */
    record Entry(Instant at, String state) {}

    private final Clock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Runnable stopListening;

    public CardJournal(CardSession card, Clock clock) {
        this.clock = clock;
        this.stopListening = card.onChange(this::add);
    }

    private synchronized void add(CardState state) {
        entries.add(new Entry(clock.instant(), CardSentences.of(state).anchor()));
        if (entries.size() > LONGEST) {
            entries.remove();
        }
    }

    /** Oldest first. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void close() {
        stopListening.run();
    }
}
