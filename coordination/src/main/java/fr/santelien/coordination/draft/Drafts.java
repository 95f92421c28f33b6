package fr.santelien.coordination.draft;

import fr.santelien.coordination.access.User;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.SealedEntry;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the user has not finished typing until she is back, in the structure's file and sealed with a key of her
 * own: the colleagues whose cards open the file find noise.
 */
public final class Drafts {

    private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);

    /** What was found of a former stay. */
    public sealed interface Found {

        record Nothing() implements Found {}

        /**
         * @param since since when something typed is kept, null when only the place is
         * @param content as it was kept
         */
        record Kept(@Nullable Instant since, String content) implements Found {
            @Override
            public String toString() {
                return "Kept[" + since + "]";
            }
        }

        /** Sealed with a key that is gone: her card was enrolled anew, or the row is damaged. */
        record Unreadable(@Nullable Instant since) implements Found {}
    }

    private final Replica replica;
    private final DraftSeal seal;

    public Drafts(Replica replica, User user, DraftKey key) {
        this.replica = replica;
        this.seal = new DraftSeal(key, user.holderId() + "|" + user.structureId());
    }

    public Found find() {
        return replica.sealedEntry().map(this::open).orElseGet(Found.Nothing::new);
    }

    /**
     * Keeps this in place of what was kept before.
     *
     * @param since since when something typed is kept, null when only the place is
     */
    public void keep(@Nullable Instant since, String content) {
        try {
            replica.keepSealed(new SealedEntry(since, seal.seal(content)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java runtime", e);
        }
    }

    /** It was saved, or given up. */
    public void drop() {
        replica.keepSealed(null);
    }

    private Found open(SealedEntry entry) {
        try {
            return new Found.Kept(entry.since(), seal.open(entry.sealed()));
        } catch (GeneralSecurityException e) {
            LOG.warn("a draft of {} cannot be opened", entry.since());
            return new Found.Unreadable(entry.since());
        }
    }
}
