package fr.santelien.sync.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next exchange: the period when all is well, twice as long after each failure, or as long as
 * a server in trouble asks for.
 */
final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    /** Beyond, it is worth asking again: a server that says "tomorrow" by mistake would stop a day's work. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(30);

    private final Duration period;
    private final RandomGenerator random;
    private volatile int failures;
    private volatile Optional<Duration> asked = Optional.empty();

    Backoff(Duration period) {
        this(period, RandomGenerator.getDefault());
    }

    Backoff(Duration period, RandomGenerator random) {
        this.period = period;
        this.random = random;
    }

    void after(ExchangeOutcome outcome) {
        failures = outcome instanceof ExchangeOutcome.Done ? 0 : failures + 1;
        asked = outcome instanceof ExchangeOutcome.ServerTrouble trouble ? trouble.retryAfter() : Optional.empty();
    }

    /** Whether the last exchange failed: a local change is then no reason to try earlier. */
    boolean isWaiting() {
        return failures > 0;
    }

    /**
     * Spread over ±25 %, so that the postes of a region do not all come back in the same second. What a server asks for is
     * spread upwards only: it is not to be disturbed before.
     */
    Duration delay() {
        if (asked.isPresent()) {
            Duration least = asked.get().compareTo(period) > 0 ? asked.get() : period;
            return spread(least.compareTo(LONGEST_ASKED) < 0 ? least : LONGEST_ASKED, 1);
        }
        Duration longest = LONGEST.compareTo(period) > 0 ? LONGEST : period;
        Duration doubled = period.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
        Duration bounded = doubled.compareTo(longest) < 0 ? doubled : longest;
        return spread(bounded, 0.75);
    }

    private Duration spread(Duration delay, double from) {
        return Duration.ofMillis((long) (delay.toMillis() * (from + random.nextDouble() / 2)));
    }
}
