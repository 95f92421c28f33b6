package fr.santelien.smartcard.certificate;

import java.time.Instant;

/** What is known, without asking anybody, of the revocation of one certificate. */
public sealed interface RevocationStatus {

    /** @param asOf date of the answer of the authority that says so */
    record Revoked(Instant asOf) implements RevocationStatus {}

    /** @param asOf date of the authority's latest answer: it was not revoked then */
    record NotRevoked(Instant asOf) implements RevocationStatus {}

    /** The authority never answered this poste. */
    record Unknown() implements RevocationStatus {}
}
