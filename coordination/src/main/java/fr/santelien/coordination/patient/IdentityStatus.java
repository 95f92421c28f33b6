package fr.santelien.coordination.patient;

/** Status of an identity, RNIV; see {@code fr-core-identity-reliability}. */
public enum IdentityStatus {
    PROVISOIRE,
    VALIDEE,
    RECUPEREE,
    QUALIFIEE
}
