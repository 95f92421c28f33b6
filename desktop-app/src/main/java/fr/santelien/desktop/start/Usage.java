package fr.santelien.desktop.start;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dates that lie in clear beside the encrypted file of a structure, for what is decided and said before the code is
 * given. Nothing personal: cards are known by their mark.
 *
 * @param confirmed when the regional server last answered a card of this structure, null when that is not known
 * @param latest the latest moment this poste has seen, so that a clock that goes back is noticed
 * @param drafts since when something a holder was typing is kept, by card mark
 */
record Usage(@Nullable Instant confirmed, @Nullable Instant latest, Map<String, Instant> drafts) {

    static final Usage NONE = new Usage(null, null, Map.of());

    Usage {
        drafts = Map.copyOf(drafts);
    }

    /** The server answered: whatever the clock said before, this is the time now. */
    Usage confirmedAt(Instant now) {
        return new Usage(now, now, drafts);
    }

    /** The poste was used without the server. */
    Usage seenAt(Instant now) {
        return latest != null && now.isBefore(latest) ? this : new Usage(confirmed, now, drafts);
    }

    /** @param since null when nothing of hers is kept */
    Usage withDraft(String mark, @Nullable Instant since) {
        Map<String, Instant> kept = new HashMap<>(drafts);
        if (since == null) {
            kept.remove(mark);
        } else {
            kept.put(mark, since);
        }
        return new Usage(confirmed, latest, kept);
    }
}
