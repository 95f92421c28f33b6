package fr.santelien.coordination.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value to decide, in the users' words; empty texts mean « (vide) ».
 *
 * @param subject « PPCS — DURAND Jeanne »
 * @param field « Échéance de l'objectif 1 »
 */
public record ConflictRow(
        long id,
        String reference,
        String subject,
        String field,
        String before,
        String mine,
        String mineBy,
        @Nullable Instant mineAt,
        String theirs,
        String theirsBy,
        @Nullable Instant theirsAt) {
    @Override
    public String toString() {
        return "conflict " + id;
    }
}
