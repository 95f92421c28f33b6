package fr.santelien.sync.replica;

/** What the exchange relies on. A server without one of these is read from, and never written to. */
public enum ServerCapability {
    /** FHIR R4 (4.0.x), told by a CapabilityStatement. */
    FHIR_R4,
    /** {@code GET Type/id} of each type that is written: to merge with what made a version stale. */
    READ,
    /** {@code GET Type?…} of each type that is written. */
    SEARCH,
    /** {@code PUT Type/id} of each type that is written. */
    UPDATE,
    /** {@code PUT} with an id of the poste's making: repeated, it doubles nothing. */
    CREATION_BY_UPDATE,
    /** Versions that grow, and {@code If-Match}: nobody writes over what she has not seen. */
    VERSIONS,
    /** A search by {@code _lastUpdated} that leaves out what is older. */
    LAST_UPDATED,
    /** {@code _sort=_lastUpdated}. */
    SORT
}
