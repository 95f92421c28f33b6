package fr.santelien.smartcard.certificate;

import java.time.Instant;
import java.util.Optional;

/** What is known, without asking anybody, of the revocation of one certificate. */
public sealed interface RevocationStatus {

    /** @param asOf date of the answer of the authority that says so */
    record Revoked(Instant asOf) implements RevocationStatus {}

    /** @param asOf date of the authority's latest answer: it was not revoked then */
    record NotRevoked(Instant asOf) implements RevocationStatus {}

    /** The authority never answered this poste. */
    record Unknown() implements RevocationStatus {}

    /** How old what is known is; empty when nothing is. */
    default Optional<Instant> date() {
        return switch (this) {
            case Revoked(Instant asOf) -> Optional.of(asOf);
            case NotRevoked(Instant asOf) -> Optional.of(asOf);
            case Unknown() -> Optional.empty();
        };
    }
}
