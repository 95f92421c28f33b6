package fr.santelien.sync.replica;

import java.time.Instant;

/**
 * What the holder was typing when she was interrupted, sealed by her: this file is shared by the enrolled cards of the
 * structure, her unfinished sentences are not.
 *
 * @param since when it was first kept
 * @param sealed Base64 of what only she can open
 */
public record SealedEntry(Instant since, String sealed) {
    @Override
    public String toString() {
        return "SealedEntry[" + since + "]";
    }
}
