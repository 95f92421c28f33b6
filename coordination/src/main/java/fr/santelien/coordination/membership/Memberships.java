package fr.santelien.coordination.membership;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.AccessTable;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people attached to the user's structure. Read only in this version. */
public final class Memberships {

    private static final String NO_NAME = "Nom non communiqué";

    private final Replica replica;
    private final User user;
    private final Access access;
    private final Clock clock;

    public Memberships(Replica replica, User user) {
        this(replica, user, Clock.system(Times.ZONE));
    }

    /** @param clock tells which memberships hold today */
    public Memberships(Replica replica, User user, Clock clock) {
        this.replica = replica;
        this.user = user;
        this.access = AccessTable.ofContract().of(user);
        this.clock = clock;
    }

    /** Active ones first, then by name; {@code filter} keeps names and professions that contain it. */
    public List<Member> people(String filter) {
        if (!access.mayRead(Access.Subject.MEMBERSHIP)) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock.withZone(Times.ZONE));
        String wanted = SearchKey.of(filter);
        return replica
                .query(
                        "SELECT m.*, p.name AS person FROM membership m"
                                + " LEFT JOIN practitioner p ON p.id = m.practitioner_id WHERE m.structure_id = ?"
                                + " AND EXISTS (SELECT 1 FROM visible v WHERE v.type = 'PractitionerRole' AND v.id = m.id)",
                        row -> member(row, today),
                        user.structureId())
                .stream()
                .filter(member -> matches(member, wanted))
                .sorted(Comparator.comparing(Member::active)
                        .reversed()
                        .thenComparing(member -> SearchKey.of(member.name())))
                .toList();
    }

    private static boolean matches(Member member, String wanted) {
        return Stream.of(member.name(), Objects.requireNonNullElse(member.profession(), ""))
                .anyMatch(text -> SearchKey.of(text).contains(wanted));
    }

    private static Member member(RowReader row, LocalDate today) {
        LocalDate since = day(row, "since");
        LocalDate until = day(row, "until");
        boolean holds = row.number("active") != 0
                && (since == null || !since.isAfter(today))
                && (until == null || !until.isBefore(today));
        return new Member(
                row.text("id"),
                name(row),
                row.textOrNull("profession"),
                User.Role.valueOf(row.text("role")),
                since,
                until,
                holds);
    }

    private static String name(RowReader row) {
        return Stream.of(row.text("name"), Objects.requireNonNullElse(row.textOrNull("person"), ""))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(NO_NAME);
    }

    private static @Nullable LocalDate day(RowReader row, String column) {
        return Times.date(Objects.requireNonNullElse(row.textOrNull(column), ""));
    }
}
