package fr.santelien.smartcard.tls;

import java.security.SignatureException;

/** Signs a SHA-256 hash with a key that stays elsewhere. */
public interface Sha256Signer {

    /**
     * Signs a hash.
     *
     * @param hash 32 bytes
     * @return RSA PKCS#1 v1.5 signature, as long as the modulus
     * @throws SignatureException when the key is out of reach
     */
    byte[] signHash(byte[] hash) throws SignatureException;
}
