package fr.santelien.smartcard.revocation;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one authority's revocations, for a screen.
 *
 * @param name its common name
 * @param published date of its latest list; empty when none ever came
 * @param nextUpdate when it promised the next
 * @param revoked how many certificates are on it
 * @param trouble what went wrong at the last try, in words for a support; empty when it went well
 */
public record AuthorityKnowledge(
        String name,
        Optional<Instant> published,
        Optional<Instant> nextUpdate,
        int revoked,
        Optional<String> trouble) {}
