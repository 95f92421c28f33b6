package fr.santelien.smartcard.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When to fetch a list again: once a day, at an hour of each poste's own, as the ANS asks of everybody (guide of good
 * practice on checking certificates).
 */
record RefreshPlan(RandomGenerator random) {
    private static final Duration DAY = Duration.ofDays(1);
    /** The postes of a region spread over this after a list was published. */
    private static final Duration SPREAD = Duration.ofHours(6);
    /** Postes that start at the same hour do not all ask in the same second. */
    private static final Duration START_SPREAD = Duration.ofSeconds(30);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 4;

    /** @param list the one kept, or nothing */
    Duration atStart(java.util.Optional<RevocationList> list, Instant now) {
        return list.filter(known -> known.published().plus(DAY).isAfter(now))
                .map(known -> afterList(known, now))
                .orElseGet(() -> part(START_SPREAD));
    }

    /** After one was fetched: a day after it was published, or when the authority promised the next, if that is sooner. */
    Duration afterList(RevocationList list, Instant now) {
        Instant daily = list.published().plus(DAY);
        Instant promised = list.nextUpdate();
        Instant next = promised != null && promised.isBefore(daily) ? promised : daily;
        Duration wait = Duration.between(now, next);
        return (wait.isNegative() ? FIRST_RETRY : wait).plus(part(SPREAD));
    }

    /** @param failures in a row, at least one */
    Duration afterFailures(int failures) {
        Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return doubled.plus(part(doubled));
    }

    private Duration part(Duration most) {
        return Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
    }
}
