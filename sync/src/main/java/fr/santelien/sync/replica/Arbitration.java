package fr.santelien.sync.replica;

import java.time.Instant;

/**
 * One conflict somebody decided on this poste. It can be come back on while the value is still the one she kept.
 *
 * @param path where in the resource, as in {@link Conflict#path()}
 * @param kept the side she kept; its author is null for what was decided before it was recorded
 * @param by who decided
 */
public record Arbitration(
        long id,
        Reference reference,
        String path,
        Conflict.Side kept,
        Conflict.Side discarded,
        String by,
        Instant at) {}
