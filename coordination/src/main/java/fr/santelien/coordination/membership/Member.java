package fr.santelien.coordination.membership;

import fr.santelien.coordination.access.User;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person of the structure: a PractitionerRole with its period.
 *
 * @param holderId what her cards know her by, {@code 8:10000000001}; empty when the directory does not say
 * @param lostCards those the referent declared lost, latest first
 */
public record Member(
        String id,
        String holderId,
        String name,
        @Nullable String profession,
        User.Role role,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        boolean active,
        List<LostCard> lostCards) {
    @Override
    public String toString() {
        return "PractitionerRole/" + id;
    }
}
