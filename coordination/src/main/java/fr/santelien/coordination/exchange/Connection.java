package fr.santelien.coordination.exchange;

import fr.santelien.sync.exchange.AttachmentFetch;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether the regional server can be reached; implemented by the composition root over the exchange loop. */
public interface Connection {

    State state();

    /** Asks for an exchange as soon as possible; returns at once. */
    void exchangeNow();

    /** Brings contents of attached documents; empty where there is no server to ask. */
    default Optional<AttachmentFetch> documents() {
        return Optional.empty();
    }

    /**
     * @return to be run to stop listening
     */
    Runnable onChange(Consumer<State> listener);

    /** What is known of the server. */
    enum Reach {
        /** Just opened: the first exchange has not ended yet. */
        CONNECTING,
        ONLINE,
        OFFLINE,
        /** The card has to sign for a new connection, and waits for its code: nothing is sent until it is given. */
        CODE_NEEDED
    }

    /**
     * @param since when it became so
     * @param running an exchange is under way
     * @param sentence French sentence with the remedy when something is wrong, null when all is well or merely offline
     * @param clock French sentence with the remedy when the clock of this PC is far from the server's, else null
     * @param next when the poste tries again by itself after a failure, null when it does not wait for that
     */
    record State(
            Reach reach,
            Instant since,
            boolean running,
            @Nullable String sentence,
            @Nullable String clock,
            @Nullable Instant next) {

        public State(Reach reach, Instant since, boolean running, @Nullable String sentence) {
            this(reach, since, running, sentence, null, null);
        }

        public State(boolean online, Instant since, boolean running, @Nullable String sentence) {
            this(online ? Reach.ONLINE : Reach.OFFLINE, since, running, sentence);
        }

        public boolean online() {
            return reach == Reach.ONLINE;
        }
    }
}
