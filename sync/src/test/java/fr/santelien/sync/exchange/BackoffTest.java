package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(20), new SplittableRandom(1));

    @Test
    void theDelayGrowsToFiveMinutesAndComesBackWithTheFirstSuccess() {
        long before = 0;
        for (int failure = 1; failure <= 5; failure++) {
            backoff.after(new ExchangeOutcome.Unreachable());
            long expected = Math.min(300, 20L << (failure - 1));
            assertThat(backoff.delay().toMillis()).isBetween(expected * 750, expected * 1250);
            assertThat(expected).isGreaterThan(before);
            before = expected;
        }
        backoff.after(new ExchangeOutcome.Done(0, 0));
        assertThat(backoff.delay().toMillis()).isBetween(15_000L, 25_000L);
        assertThat(backoff.isWaiting()).isFalse();
    }
}
