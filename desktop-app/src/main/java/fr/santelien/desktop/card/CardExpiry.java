package fr.santelien.desktop.card;

import fr.santelien.desktop.text.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The last weeks of a card: its holder is told in time to have the next one. */
public final class CardExpiry {

    /** A new card takes some weeks to come by post. */
    static final int WARNING_DAYS = 60;

    private CardExpiry() {}

    /** « Votre carte expire dans 43 jours », empty before the last 60 days and once it has expired. */
    public static Optional<String> warning(LocalDate lastDay, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, lastDay);
        return soon(days) ? Optional.of(Texts.get("card.expiry", days)) : Optional.empty();
    }

    static boolean soon(long days) {
        return days >= 0 && days <= WARNING_DAYS;
    }
}
