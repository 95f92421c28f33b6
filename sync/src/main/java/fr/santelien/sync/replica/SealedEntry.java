package fr.santelien.sync.replica;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the holder was and what she was typing when she was interrupted, sealed by her: this file is shared by the
 * enrolled cards of the structure, her unfinished sentences are not.
 *
 * @param since since when something typed is kept, null when nothing was being typed
 * @param sealed Base64 of what only she can open
 */
public record SealedEntry(@Nullable Instant since, String sealed) {
    @Override
    public String toString() {
        return "SealedEntry[" + since + "]";
    }
}
