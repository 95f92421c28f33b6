package fr.santelien.coordination.membership;

import java.time.Instant;

/**
 * A card that the referent declared lost: it opens nothing of the structure any more.
 *
 * @param number without issuer prefix, as the login screen shows it
 */
public record LostCard(String number, Instant declaredAt) {
    @Override
    public String toString() {
        return "LostCard";
    }
}
