package fr.santelien.coordination.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the chip, the foot line and the Synchronisation screen say; counted from the rows of the replica.
 *
 * @param waiting changed records that the server does not have
 * @param drafts records being typed
 * @param refused records the server refused
 * @param conflicts values to decide
 * @param received resources received so far by a first download, -1 when none is under way
 * @param total what the server announced for it, null when it did not
 * @param reached how far the pages came: what the server changed before is here, null when that is not known
 */
public record ExchangeStatus(
        int waiting,
        int drafts,
        @Nullable Instant oldestWaiting,
        int refused,
        int conflicts,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastAttempt,
        @Nullable String lastFailure,
        int resources,
        int received,
        @Nullable Integer total,
        @Nullable Instant reached) {}
