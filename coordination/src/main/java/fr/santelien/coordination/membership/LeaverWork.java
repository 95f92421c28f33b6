package fr.santelien.coordination.membership;

import fr.santelien.coordination.access.Access;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one person who left had not sent, as the referent finds it, or a colleague to whom it is offered.
 *
 * @param name personal data, hence absent from {@link #toString()}
 * @param since her oldest change of it
 * @param leftAt when she was found to be gone: it is kept for a while from then on
 * @param numbers of all its pieces, at least one
 * @param subjects what they change
 * @param takeable those the user can take over: her role may send them, and what they change is still here
 * @param offerable those her role may not send and no colleague is offered yet
 * @param denied what pieces change that her role may not write
 * @param gone how many of the other pieces change what is on this poste no more, or not for her
 */
public record LeaverWork(
        String name,
        Instant since,
        Instant leftAt,
        List<Long> numbers,
        Set<Access.Subject> subjects,
        List<Long> takeable,
        List<Long> offerable,
        Set<Access.Subject> denied,
        int gone) {

    /** How many pieces her role may not send. */
    public int deniedCount() {
        return numbers.size() - takeable.size() - gone;
    }

    /** How many of these colleagues are offered. */
    public int offeredCount() {
        return deniedCount() - offerable.size();
    }

    @Override
    public String toString() {
        return "work of a leaver " + numbers;
    }
}
