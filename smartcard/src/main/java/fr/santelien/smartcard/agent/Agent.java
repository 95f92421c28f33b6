package fr.santelien.smartcard.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The poste's end of the line to one card agent. Thread-safe, never blocks; futures complete on a background thread, with
 * a {@link MiddlewareException} when the card, the module or the agent fails.
 */
public interface Agent extends AutoCloseable {

    /** What the module says of itself; loads it when it is not yet. */
    CompletableFuture<ModuleView> module(Path module);

    /**
     * Reads the tokens in a reader.
     *
     * @param reader name given by PC/SC
     */
    CompletableFuture<List<TokenView>> tokens(Path module, String reader);

    /**
     * Gives the code to a token.
     *
     * @param code wiped before this returns; empty when it is typed on the reader's own keys
     */
    CompletableFuture<LoginView> login(long slot, byte[] keyId, byte[] code);

    /**
     * Signs with the key of the last login.
     *
     * @param digestInfo DER of RFC 8017, §9.2
     */
    CompletableFuture<byte[]> sign(byte[] digestInfo);

    /**
     * Signs once with another key of the token, whose code is given again for it.
     *
     * @param code wiped before this returns; empty when it is typed on the reader's own keys
     */
    CompletableFuture<SignatureView> signOnce(byte[] keyId, byte[] code, byte[] digestInfo);

    /** Logs out and resets the card. */
    CompletableFuture<Void> lock();

    /** Lets the agent log out, reset the card and end by itself. */
    @Override
    void close();

    /** Who is told what the agent says of itself. */
    interface Listener {
        void readersChanged(ReadersView readers);

        /** The agent is gone; called once. */
        void agentLost(Loss why);
    }

    /** Why an agent is gone. */
    enum Loss {
        /** It ended by itself, a crash of the module included. */
        ENDED,
        /** It did not answer, or say anything, within its limit. */
        SILENT,
        /** The PC/SC service went away: only a new agent can speak to the next one. */
        SERVICE_GONE
    }

    /** How an agent is started. */
    interface Launcher {
        /** @throws IOException when it cannot be started */
        Agent start(Listener listener) throws IOException;
    }
}
