package fr.santelien.coordination.membership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.AccessTable;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.LeftWork;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.RowReader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people attached to the user's structure, and the cards of theirs that were lost. */
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
                        "SELECT m.*, p.name AS person, p.holder_id AS holder FROM membership m"
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

    /** Whether the user keeps the memberships of her structure: declares cards lost, holds the recovery key. */
    public boolean mayKeep() {
        return access.mayWrite(Access.Subject.MEMBERSHIP);
    }

    /**
     * Declares a card of a person lost: at its next exchange every poste of the structure stops opening for it.
     *
     * @param number as printed on the card, spaces aside
     * @throws fr.santelien.coordination.access.Refusal when it is no card number, or the user may not
     */
    public void declareLost(String memberId, String number) {
        String tidy = number.replaceAll("\\s", "");
        if (!tidy.matches("[0-9A-Za-z]{1,20}")) {
            throw new Refusal("Le numéro d’une carte ne compte que des chiffres et des lettres, 20 au plus.");
        }
        change(memberId, "Carte déclarée perdue", role -> LostCards.declare(role, new LostCard(tidy, clock.instant())));
    }

    /** A card declared lost was found again: it can be added to a poste like a new one. */
    public void takeBackLost(String memberId, String number) {
        change(memberId, "Carte retrouvée", role -> LostCards.takeBack(role, number));
    }

    /**
     * Work that people who left this structure had not sent: all of it for who keeps the memberships, for others what
     * they were offered and may send.
     */
    public List<LeftWork> leftWork() {
        List<LeftWork> left = replica.leftWork();
        return mayKeep() ? left : new LeaverWorks(replica, access).offered(left);
    }

    /** The same, a person at a time. */
    public List<LeaverWork> leavers() {
        return new LeaverWorks(replica, access).of(leftWork());
    }

    /**
     * Makes it the user's own change, sent under her card.
     *
     * @throws Refusal when what it was about is no longer on this poste, or the user may not, or may not send it: the
     *     server would refuse it
     */
    public void takeOver(long leftWork) {
        LeftWork work = leftWork().stream()
                .filter(each -> each.number() == leftWork)
                .findFirst()
                .orElseThrow(() -> new Refusal("Ce travail n’attend plus : il a déjà été repris ou détruit."));
        Access.Subject.ofType(work.reference().type()).forEach(access::requireWrite);
        try {
            replica.takeOver(leftWork);
        } catch (ReplicaException e) {
            if (e.kind() == ReplicaException.Kind.NO_SUCH_RESOURCE) {
                throw new Refusal("Ce que cette personne avait modifié n’est plus sur ce poste : son travail ne peut"
                        + " plus être repris. Vous pouvez l’effacer.");
            }
            throw e;
        }
    }

    /**
     * Offers it to the colleagues who may write what it changes: one of them takes it over. Until then nobody but the
     * referent knows of it.
     */
    public void offer(long leftWork) {
        access.requireWrite(Access.Subject.MEMBERSHIP);
        replica.offer(leftWork);
    }

    /** Destroys it; the trace keeps that it was. */
    public void destroyLeftWork(long leftWork) {
        access.requireWrite(Access.Subject.MEMBERSHIP);
        replica.destroy(leftWork);
    }

    private void change(String memberId, String what, Consumer<ObjectNode> change) {
        access.requireWrite(Access.Subject.MEMBERSHIP);
        replica.edit(new Reference("PractitionerRole", memberId), what, role -> {
            change.accept(role);
            return role;
        });
    }

    private static boolean matches(Member member, String wanted) {
        return Stream.of(member.name(), Objects.requireNonNullElse(member.profession(), ""))
                .anyMatch(text -> SearchKey.of(text).contains(wanted));
    }

    private Member member(RowReader row, LocalDate today) {
        LocalDate since = day(row, "since");
        LocalDate until = day(row, "until");
        boolean holds = row.number("active") != 0
                && (since == null || !since.isAfter(today))
                && (until == null || !until.isBefore(today));
        return new Member(
                row.text("id"),
                Objects.requireNonNullElse(row.textOrNull("holder"), ""),
                name(row),
                row.textOrNull("profession"),
                User.Role.valueOf(row.text("role")),
                since,
                until,
                holds,
                lostCards(row.text("id")));
    }

    private List<LostCard> lostCards(String membership) {
        return replica.query(
                "SELECT number, declared_at FROM lost_card WHERE membership_id = ? ORDER BY declared_at DESC",
                row -> new LostCard(row.text("number"), Instant.parse(row.text("declared_at"))),
                membership);
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
