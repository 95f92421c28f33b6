package fr.santelien.coordination.membership;

import fr.santelien.coordination.access.Users;
import fr.santelien.sync.replica.Replica;
import java.time.LocalDate;

/** Whether a card may open the data of a structure, by what the replica knows; the server decides at each exchange. */
public enum CardStanding {
    GOOD,
    /** Its holder has no active membership there. */
    NO_MEMBERSHIP,
    /** Her referent declared this card lost. */
    DECLARED_LOST;

    /**
     * Looks it up.
     *
     * @param holderId identifier type and value, {@code 8:10000000001}
     * @param cardNumber without issuer prefix
     */
    public static CardStanding of(
            Replica replica, String holderId, String cardNumber, String structureId, LocalDate today) {
        if (Users.in(replica, holderId, "", structureId, today).isEmpty()) {
            return NO_MEMBERSHIP;
        }
        boolean lost = !replica.query(
                        "SELECT 1 AS one FROM lost_card l JOIN membership m ON m.id = l.membership_id"
                                + " JOIN practitioner p ON p.id = m.practitioner_id"
                                + " WHERE p.holder_id = ? AND m.structure_id = ? AND l.number = ?",
                        row -> row.number("one"),
                        holderId,
                        structureId,
                        cardNumber)
                .isEmpty();
        return lost ? DECLARED_LOST : GOOD;
    }
}
