package fr.santelien.desktop.session;

import fr.santelien.smartcard.CardHolder;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.OpenCard;
import java.time.Instant;
import java.util.List;
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

    /** Ends the session: transaction finished, file closed, key wiped, connections dropped. Harmless when none is open. */
    void close();

    /**
     * Keeps the data key at most two minutes, so that the next card put in the reader can be enrolled on this poste.
     *
     * @return until when
     */
    Instant enrolNextCard();

    /**
     * @param lastSuccess last exchange that went through, null when none did
     * @param draftSince since when something this card's holder was typing is kept, null when nothing is
     */
    record KnownStructure(
            String id,
            String name,
            String finess,
            @Nullable Instant lastSuccess,
            @Nullable Instant draftSince) {}
}
