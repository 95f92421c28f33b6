package fr.santelien.coordination.membership;

import fr.santelien.coordination.access.User;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One person of the structure: a PractitionerRole with its period. */
public record Member(
        String id,
        String name,
        @Nullable String profession,
        User.Role role,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        boolean active) {
    @Override
    public String toString() {
        return "PractitionerRole/" + id;
    }
}
