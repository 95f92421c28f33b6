package fr.santelien.coordination.membership;

import fr.santelien.coordination.access.Access;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one person who left had not sent, as the referent finds it.
 *
 * @param name personal data, hence absent from {@link #toString()}
 * @param since her oldest change of it
 * @param leftAt when she was found to be gone: it is kept for a while from then on
 * @param numbers of all its pieces, at least one
 * @param takeable those the user can take over: her role may send them, and what they change is still here
 * @param denied what the other pieces change and her role may not write
 * @param gone how many of the other pieces change what is on this poste no more, or not for her
 */
public record LeaverWork(
        String name,
        Instant since,
        Instant leftAt,
        List<Long> numbers,
        List<Long> takeable,
        Set<Access.Subject> denied,
        int gone) {

    /** How many pieces her role may not send. */
    public int deniedCount() {
        return numbers.size() - takeable.size() - gone;
    }

    @Override
    public String toString() {
        return "work of a leaver " + numbers;
    }
}
