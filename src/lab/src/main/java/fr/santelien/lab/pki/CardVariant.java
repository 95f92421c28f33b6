package fr.santelien.lab.pki;

/** What may be wrong with a card, one thing at a time. */
public enum CardVariant {
    /** Nothing: the ordinary test card. */
    ORDINARY,
    /** Its certificates ended last year. */
    EXPIRED,
    /** Issued by an authority with the right look and a foreign key. */
    FOREIGN_ISSUER,
    /** Certificates of a structure's software, without card type and card number. */
    SOFTWARE,
    /** Listed in {@link TestPki#revocations()}. */
    REVOKED
}
