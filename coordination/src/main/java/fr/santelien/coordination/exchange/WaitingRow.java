package fr.santelien.coordination.exchange;

import java.time.Instant;

/**
 * One line of what is not on the server yet.
 *
 * @param reference {@code Type/id}, to act on it
 * @param subject in the users' words: « PPCS — DURAND Jeanne », « Liste « Sorties » »
 * @param what what was changed
 * @param blocked why it does not leave, in French: « attend la carte de N. COHEN », « refusé : … », « attend l'arbitrage »;
 *     empty when the next exchange takes it
 * @param refused whether the server refused it, so that retry and abandon make sense
 */
public record WaitingRow(
        String reference,
        String subject,
        String what,
        String author,
        Instant since,
        int attempts,
        String blocked,
        boolean refused) {
    @Override
    public String toString() {
        return reference;
    }
}
