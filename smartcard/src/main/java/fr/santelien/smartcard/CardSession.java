package fr.santelien.smartcard;

import java.util.concurrent.CompletableFuture;
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

    /**
     * Gives the code to the card. The array is wiped before this returns, whatever happens.
     *
     * @param code ignored when it is typed on the reader's own keys: pass an empty array to start
     */
    void submitCode(char[] code);

    /**
     * Signs a hash with the signature certificate, for which the code is given each time.
     *
     * @param sha256 32 bytes
     * @param code wiped before this returns; empty when it is typed on the reader's own keys
     * @return fails with {@link SignatureRefusedException}
     */
    CompletableFuture<HashSignature> signHash(byte[] sha256, char[] code);

    /** What can be said of the readers, the module and the card, for somebody who looks for a fault. */
    CompletableFuture<CardReport> inspect();

    /** Logs out and resets the card, so that its code is asked again; {@code AwaitingCode} follows. */
    void lock();

    @Override
    void close();
}
