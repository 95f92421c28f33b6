package fr.santelien.coordination.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One decision, in the users' words, that can be come back on.
 *
 * @param opens {@code Type/id} of the record that a screen shows, empty where there is none
 * @param by who decided
 */
public record ArbitrationRow(
        long id,
        String opens,
        String subject,
        String field,
        String kept,
        String discarded,
        String discardedBy,
        @Nullable Instant discardedAt,
        String by,
        Instant at) {
    @Override
    public String toString() {
        return "arbitration " + id;
    }
}
