package fr.santelien.sync.replica;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One resource that is not on the server as it is here.
 *
 * @param what the French sentence given with the (last) change
 * @param attempts how often it was sent in vain
 * @param reason why the server refused it, in the server's words, null unless set aside
 */
public record WaitingChange(
        Reference reference,
        RowState state,
        Author author,
        String what,
        Instant since,
        int attempts,
        @Nullable String reason) {}
