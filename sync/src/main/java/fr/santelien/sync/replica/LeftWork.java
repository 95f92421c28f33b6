package fr.santelien.sync.replica;

import java.time.Instant;

/**
 * Work that somebody had not sent when she left the structure.
 *
 * @param made whether it is something she had made, that nobody else has; else she changed what others have too
 * @param since when she last changed it
 * @param leftAt when she was found to be gone: it is kept for a while from then on
 * @param offered whether who keeps the memberships opened it to colleagues
 */
public record LeftWork(
        long number, Reference reference, Author author, boolean made, Instant since, Instant leftAt, boolean offered) {
    @Override
    public String toString() {
        return "left work " + number;
    }
}
