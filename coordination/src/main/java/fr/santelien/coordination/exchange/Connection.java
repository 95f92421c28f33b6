package fr.santelien.coordination.exchange;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the regional server can be reached; implemented by the composition root over the exchange loop. */
public interface Connection {

    State state();

    /** Asks for an exchange as soon as possible; returns at once. */
    void exchangeNow();

    /**
     * @return to be run to stop listening
     */
    Runnable onChange(Consumer<State> listener);

    /**
     * @param since when it became so
     * @param running an exchange is under way
     * @param sentence French sentence with the remedy when something is wrong, null when all is well or merely offline
     */
    record State(
            boolean online,
            Instant since,
            boolean running,
            @Nullable String sentence) {}
}
