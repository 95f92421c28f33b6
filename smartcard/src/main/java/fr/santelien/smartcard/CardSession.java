package fr.santelien.smartcard;

import java.util.function.Consumer;

/** The card side of a session: publishes {@link CardState}s, takes the code. Thread-safe, never blocks its caller. */
public interface CardSession extends AutoCloseable {

    CardState state();

    /**
     * Follows the state.
     *
     * @param listener called on a background thread with each new state
     * @return to be run to stop listening
     */
    Runnable onChange(Consumer<CardState> listener);

    /** Gives the code to the card. The array is wiped before this returns or shortly after, whatever happens. */
    void submitCode(char[] code);

    /** Logs out and resets the card, so that its code is asked again; {@code AwaitingCode} follows. */
    void lock();

    @Override
    void close();
}
