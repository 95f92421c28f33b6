package fr.santelien.sync.replica;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One resource that is not on the server as it is here.
 *
 * @param seen whether this holder's card may see it
 * @param author who changed it last
 * @param next under whose card it leaves next: the first of those who changed it
 * @param what the French sentence given with the (last) change
 * @param since when the first of these changes was made
 * @param attempts how often it was sent in vain
 * @param reason why the server refused it, in the server's words, null unless set aside
 * @param awaits resources it refers to that the server never had and will not have by itself
 */
public record WaitingChange(
        Reference reference,
        RowState state,
        boolean seen,
        Author author,
        Author next,
        String what,
        Instant since,
        int attempts,
        @Nullable String reason,
        Set<Reference> awaits) {

    WaitingChange awaiting(Set<Reference> references) {
        return new WaitingChange(
                reference, state, seen, author, next, what, since, attempts, reason, Set.copyOf(references));
    }
}
