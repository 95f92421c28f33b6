package fr.santelien.coordination.exchange;

import java.time.Instant;

/**
 * One line of what is not on the server yet. Changes of records that this card does not show are one line for each
 * author and obstacle, with nothing but their number and age.
 *
 * @param reference {@code Type/id}, to act on it; empty where the card shows nothing
 * @param opens {@code Type/id} of the record that a screen shows, empty where there is none
 * @param subject in the users' words: « PPCS — DURAND Jeanne », « Liste « Sorties » »
 * @param what what was changed
 * @param since when the oldest of these changes was made
 * @param blocked why it does not leave, in French: « attend la carte de N. COHEN », « refusé : … », « attend l'arbitrage »;
 *     empty when the next exchange takes it
 * @param count how many records
 */
public record WaitingRow(
        String reference,
        String opens,
        String subject,
        String what,
        String author,
        Instant since,
        int attempts,
        Obstacle obstacle,
        String blocked,
        int count) {

    /** Whether the server refused it, so that retry and abandon make sense. */
    public boolean refused() {
        return obstacle == Obstacle.REFUSED && !reference.isEmpty();
    }

    @Override
    public String toString() {
        return reference + " " + obstacle;
    }
}
