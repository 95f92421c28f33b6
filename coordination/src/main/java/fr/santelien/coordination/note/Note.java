package fr.santelien.coordination.note;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One note of the cahier de liaison.
 *
 * @param author who wrote it, as the note says; empty when it does not
 * @param at when it was written, null when the note does not say
 * @param body the whole text
 */
public record Note(
        String id,
        String patientId,
        String author,
        @Nullable Instant at,
        String body) {

    @Override
    public String toString() {
        return "Note/" + id;
    }
}
