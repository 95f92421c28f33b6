package fr.santelien.smartcard;

import java.security.cert.X509Certificate;

/**
 * A signature by the holder of a card.
 *
 * @param value RSA PKCS#1 v1.5 over the SHA-256 that was given
 * @param certificate the signature certificate (key usage nonRepudiation)
 */
public record HashSignature(byte[] value, X509Certificate certificate) {}
