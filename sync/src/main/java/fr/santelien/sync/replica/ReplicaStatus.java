package fr.santelien.sync.replica;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The truth about what is not sent, from the rows.
 *
 * @param waiting number of changed resources not on the server yet (dirty, sending, conflict), drafts apart
 * @param drafts resources being typed
 * @param oldestWaiting when the oldest of them was changed
 * @param setAside resources the server refused
 * @param conflicts values to decide
 * @param lastSuccess end of the last exchange that went through, pull and push
 * @param lastAttempt start of the last exchange, successful or not
 * @param lastFailure why the last attempt failed, null when it did not
 * @param resources number of resources on this poste
 * @param firstDownload progress of the first download, null when it is over
 * @param unreadable resources that a read model could not take: kept, shown by no screen, tried again at next opening
 */
public record ReplicaStatus(
        int waiting,
        int drafts,
        @Nullable Instant oldestWaiting,
        int setAside,
        int conflicts,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastAttempt,
        @Nullable ExchangeFailure lastFailure,
        int resources,
        @Nullable Progress firstDownload,
        int unreadable) {

    /**
     * @param received resources received so far
     * @param total what the server announced, null when it did not, or when more came than it said
     * @param reached everything of the present type that the server changed before is here; null before the first page
     */
    public record Progress(
            int received, @Nullable Integer total, @Nullable Instant reached) {}
}
