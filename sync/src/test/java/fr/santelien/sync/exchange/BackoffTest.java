package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"90,90", "0,20", "86400,1800"})
    void aServerIsLeftAloneForAsLongAsItAsks_withinBounds(long asked, long waited) {
        backoff.after(new ExchangeOutcome.Unreachable());
        backoff.after(new ExchangeOutcome.ServerTrouble(429, Optional.of(Duration.ofSeconds(asked))));
        for (int draw = 0; draw < 100; draw++) {
            assertThat(backoff.delay().toMillis()).isBetween(waited * 1000, waited * 1500);
        }
        backoff.after(new ExchangeOutcome.ServerTrouble(503));
        assertThat(backoff.delay().toMillis()).as("doubled as before").isBetween(60_000L, 100_000L);
    }
}
