package fr.santelien.sync.exchange;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next exchange: the period when all is well, twice as long after each failure. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 10;

    private final Duration period;
    private final RandomGenerator random;
    private volatile int failures;

    Backoff(Duration period) {
        this(period, RandomGenerator.getDefault());
    }

    Backoff(Duration period, RandomGenerator random) {
        this.period = period;
        this.random = random;
    }

    void after(ExchangeOutcome outcome) {
        failures = outcome instanceof ExchangeOutcome.Done ? 0 : failures + 1;
    }

    /** Whether the last exchange failed: a local change is then no reason to try earlier. */
    boolean isWaiting() {
        return failures > 0;
    }

    /** Spread over ±25 %, so that the postes of a region do not all come back in the same second. */
    Duration delay() {
        Duration longest = LONGEST.compareTo(period) > 0 ? LONGEST : period;
        Duration doubled = period.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS));
        Duration bounded = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofMillis((long) (bounded.toMillis() * (0.75 + random.nextDouble() / 2)));
    }
}
