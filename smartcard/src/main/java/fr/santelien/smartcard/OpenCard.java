package fr.santelien.smartcard;

import fr.santelien.smartcard.tls.CardTls;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/** A card whose code was given: it authenticates until it is locked or pulled. */
public interface OpenCard {

    CardHolder holder();

    /** Authentication certificate, then the intermediate authorities. */
    List<X509Certificate> chain();

    /**
     * RSA PKCS#1 v1.5 signature over the SHA-256 of {@code data} by the authentication key; deterministic.
     *
     * @throws GeneralSecurityException when the card was pulled, locked or does not answer
     */
    byte[] sign(byte[] data) throws GeneralSecurityException;

    /**
     * A TLS context that authenticates with this card and trusts the given servers' authorities.
     *
     * @throws GeneralSecurityException when the context cannot be made
     */
    CardTls tls(List<X509Certificate> serverAuthorities) throws GeneralSecurityException;
}
