package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataKeysTest {

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final DataKeys keys = new DataKeys(new TestClock());
    private final byte[] key = DataKeys.random();

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void lentKeyOutlivesTheSessionForTwoMinutes() {
        keys.opened("centre", key);
        keys.lend();
        keys.closed();
        now = now.plus(DataKeys.LOAN).minusSeconds(1);
        assertThat(keys.borrow("centre"))
                .hasValueSatisfying(lent -> assertThat(lent).isEqualTo(key));
    }

    @Test
    void afterTwoMinutesNothingIsLent() {
        keys.opened("centre", key);
        keys.lend();
        now = now.plus(DataKeys.LOAN).plus(Duration.ofSeconds(1));
        assertThat(keys.borrow("centre")).isEmpty();
    }

    @Test
    void loanServesOneCardOfThatStructureOnly() {
        keys.opened("centre", key);
        keys.lend();
        assertThat(keys.borrow("autre")).isEmpty();
        assertThat(keys.borrow("centre")).isPresent();
        assertThat(keys.borrow("centre")).isEmpty();
    }

    @Test
    void nothingToLendWithoutAnOpenStructure() {
        assertThatThrownBy(keys::lend).isInstanceOf(IllegalStateException.class);
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
