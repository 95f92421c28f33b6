package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Optional<Instant> SERVER = Optional.of(Instant.parse("2026-11-22T08:00:00Z"));

    @Test
    void secondsNeedNoClock() {
        assertThat(RetryAfter.read(" 120 ", Optional.empty())).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("0", SERVER)).contains(Duration.ZERO);
    }

    @Test
    void aDateIsReadByTheClockOfTheServer() {
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 08:05:00 GMT", SERVER)).contains(Duration.ofMinutes(5));
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 07:55:00 GMT", SERVER)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 08:05:00 GMT", Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "1.5", "soon", "99999999999999999999", "22/11/2026"})
    void whatCannotBeReadSaysNothing(String header) {
        assertThat(RetryAfter.read(header, SERVER)).isEmpty();
    }

    @Test
    void noHeaderSaysNothing() {
        assertThat(RetryAfter.read(null, SERVER)).isEmpty();
    }
}
