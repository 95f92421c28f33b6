package fr.santelien.desktop.start;

import static org.assertj.core.api.Assertions.assertThat;

import fr.santelien.desktop.testing.ManualDelay;
import fr.santelien.desktop.testing.MovableClock;
import fr.santelien.smartcard.envelope.PersonKeys;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two minutes in virtual time. */
class KeyLoanTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final ManualDelay delay = new ManualDelay();
    private final KeyLoan loan = new KeyLoan(clock, delay);
    private final PersonKeys keys = PersonKeys.withNewDraftKey(PersonKeys.random());

    @Test
    void lentKeyOutlivesTheSessionForTwoMinutes() {
        byte[] data = keys.data();
        assertThat(lend()).isEqualTo(Instant.parse("2026-11-22T08:02:00Z"));
        keys.close();
        clock.pass(KeyLoan.LENGTH.minusSeconds(1));
        assertThat(loan.borrow("centre", "8:2").orElseThrow().data()).isEqualTo(data);
    }

    @Test
    void afterTwoMinutesNothingIsLent() {
        lend();
        clock.pass(KeyLoan.LENGTH);
        assertThat(loan.borrow("centre", "8:2")).isEmpty();
        assertThat(delay.idle()).isTrue();
    }

    @Test
    void theKeyIsWipedWhenTheTimeIsOverEvenIfNobodyAsks() {
        lend();
        delay.elapse();
        assertThat(loan.borrow("centre", "8:2")).isEmpty();
    }

    @Test
    void anOlderPauseDoesNotEndANewerLoan() {
        lend();
        clock.pass(Duration.ofMinutes(1));
        lend();
        clock.pass(Duration.ofSeconds(90));
        assertThat(loan.borrow("centre", "8:2")).isPresent();
    }

    @Test
    void loanServesThatStructureOnly() {
        lend();
        assertThat(loan.borrow("autre", "8:2")).isEmpty();
        assertThat(loan.borrow("centre", "8:2")).isPresent();
    }

    @Test
    void oneCardOnly() {
        lend();
        assertThat(loan.borrow("centre", "8:2")).isPresent();
        loan.end();
        assertThat(loan.borrow("centre", "8:3")).isEmpty();
        assertThat(delay.idle()).isTrue();
    }

    @Test
    void theNewCardOfTheLenderKeepsHerDraftKeyAndAColleagueGetsHerOwn() {
        lend();
        assertThat(loan.borrow("centre", "8:1").orElseThrow().draft()).isEqualTo(keys.draft());
        assertThat(loan.borrow("centre", "8:2").orElseThrow().draft()).isNotEqualTo(keys.draft());
        assertThat(loan.borrow("centre", "8:2").orElseThrow().data()).isEqualTo(keys.data());
    }

    @Test
    void whatWasBorrowedIsNotWipedWithTheLoan() {
        lend();
        PersonKeys borrowed = loan.borrow("centre", "8:2").orElseThrow();
        loan.close();
        assertThat(borrowed.data()).isEqualTo(keys.data());
    }

    private Instant lend() {
        return loan.lend("centre", "8:1", keys);
    }
}
