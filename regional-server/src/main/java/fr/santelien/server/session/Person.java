package fr.santelien.server.session;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person of the directory with her memberships, past ones included. */
record Person(String identifier, String practitioner, List<Membership> memberships) {

    /**
     * @param from,until inclusive, null when open
     * @param lostCards numbers of the cards that do not serve it any more
     */
    record Membership(
            String id,
            String structure,
            String role,
            boolean active,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            Set<String> lostCards) {

        boolean holdsOn(LocalDate day) {
            return active && (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /** Those that hold on a day, lost cards set apart. */
    List<Membership> membershipsOn(LocalDate day) {
        return memberships.stream().filter(held -> held.holdsOn(day)).toList();
    }
}
