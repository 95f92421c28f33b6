package fr.santelien.desktop.session;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.OpenCard;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens and closes sessions; implemented by the composition root. All methods but {@link #card} may block. */
public interface Sessions {

    CardSession card();

    /** Structures whose data on this poste this card can open, from the clear headers: no code needed. */
    List<KnownStructure> knownStructures(CardHolder holder);

    /**
     * Opens the local data with the card; on a new poste, asks the server who the holder is, enrols the card and starts
     * the first download.
     *
     * @param structureId structure chosen, null to take the only one
     */
    OpenOutcome open(OpenCard card, @Nullable String structureId);

    /** Asks the server for the structures of the holder that this card does not open here yet. */
    OpenOutcome otherStructures(OpenCard card);

    /**
     * Opens the local data with the structure's recovery key for a card that does not open them, and enrols it.
     *
     * @param typed the key, as read on paper
     */
    OpenOutcome openWithRecoveryKey(OpenCard card, String typed);

    /**
     * Puts a sound file in the place of a damaged one; {@link #open} afterwards.
     *
     * @return what became of the work that was not sent, to be read before going on
     */
    OpenOutcome repair(OpenCard card, @Nullable String structureId, OpenOutcome.Repairing how);

    /** Whether the authorities of cards could not be asked for too long; known at once. */
    default boolean revocationsStale() {
        return false;
    }

    /** Ends the session: transaction finished, file closed, key wiped, connections dropped. Harmless when none is open. */
    void close();

    /**
     * Keeps the data key at most two minutes, so that the next card put in the reader can be enrolled on this poste.
     *
     * @return until when
     */
    Instant enrolNextCard();

    /** Gives up the enrolment of the next card: the key is wiped. Harmless when none is under way. */
    void cancelEnrolment();

    /**
     * Tells of a session that the poste ended by itself: the server knows the holder as a member no more.
     *
     * @param listener gets what to say, on a background thread, when the session is already closed
     * @return to be run to stop listening
     */
    Runnable onEnd(Consumer<OpenOutcome.Refused> listener);

    /**
     * @param lastSuccess last exchange that went through, null when none did
     * @param draftSince since when something this card's holder was typing is kept, null when nothing is
     * @param restored its header was found damaged and put back from its copy
     */
    record KnownStructure(
            String id,
            String name,
            String finess,
            @Nullable Instant lastSuccess,
            @Nullable Instant draftSince,
            boolean restored) {

        /** One whose header was sound. */
        public KnownStructure(
                String id, String name, String finess, @Nullable Instant lastSuccess, @Nullable Instant draftSince) {
            this(id, name, finess, lastSuccess, draftSince, false);
        }
    }
}
