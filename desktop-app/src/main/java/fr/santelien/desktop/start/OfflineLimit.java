package fr.santelien.desktop.start;

import fr.santelien.desktop.session.OpenOutcome.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long an enrolled card opens the data of a structure without a word from the regional server, which may have ended
 * her membership or learnt that the card is lost.
 *
 * @param length from the last answer of the server
 */
record OfflineLimit(Duration length) {

    /** A clock is set right by minutes; beyond this it went back. */
    static final Duration TOLERANCE = Duration.ofHours(1);

    sealed interface Verdict {

        /** The card opens the data by itself. */
        record Within() implements Verdict {}

        /** @param days since the server last answered */
        record Beyond(long days) implements Verdict {}

        /** @param latest a later moment that this poste has already seen */
        record ClockWentBack(Instant latest) implements Verdict {}
    }

    /** What to tell when the server must be asked and does not answer; empty when the card opens by itself. */
    Optional<Refused> refusal(Usage usage, @Nullable Instant lastSuccess, Clock clock) {
        Instant confirmed = later(usage.confirmed(), lastSuccess);
        return switch (of(confirmed, usage.latest(), clock.instant())) {
            case Verdict.Within() -> Optional.empty();
            case Verdict.Beyond(long days) -> Optional.of(Refusals.offlineTooLong(days, length.toDays()));
            case Verdict.ClockWentBack(Instant latest) -> Optional.of(Refusals.clockWentBack(clock, latest));
        };
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    /**
     * @param confirmed when the server last answered, null when that is not known
     * @param latest the latest moment this poste has seen, null when that is not known
     */
    Verdict of(@Nullable Instant confirmed, @Nullable Instant latest, Instant now) {
        if (latest != null && now.isBefore(latest.minus(TOLERANCE))) {
            return new Verdict.ClockWentBack(latest);
        }
        if (confirmed == null) {
            return new Verdict.Beyond(length.toDays());
        }
        Instant time = latest != null && latest.isAfter(now) ? latest : now;
        Duration alone = Duration.between(confirmed, time);
        return alone.compareTo(length) > 0 ? new Verdict.Beyond(alone.toDays()) : new Verdict.Within();
    }
}
