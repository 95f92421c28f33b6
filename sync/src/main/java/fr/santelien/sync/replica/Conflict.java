package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value (or atomic group of values) that both sides changed.
 *
 * @param path where in the resource, list elements by their key: {@code item[objectifs]/item[objectif-texte]/answer}
 * @param base the value both started from; null means absent, as for the two others
 */
public record Conflict(
        long id, Reference reference, String path, @Nullable JsonNode base, Side local, Side remote) {

    /** One side: its value, who set it and when, as far as known. */
    public record Side(
            @Nullable JsonNode value,
            @Nullable String author,
            @Nullable Instant at) {}

    /** What the user keeps. */
    public enum Choice {
        LOCAL,
        REMOTE
    }
}
