package fr.santelien.smartcard.envelope;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** HKDF-SHA256 (RFC 5869) from a secret to an AES-256 key, and AES key wrap (RFC 3394) of one or two keys under it. */
final class KeyWrap {
    static final int KEY_LENGTH = 32;

    private final SecretKey key;

    private KeyWrap(SecretKey key) {
        this.key = key;
    }

    /**
     * Derives the wrapping key.
     *
     * @param secret left as it is: the caller wipes it
     * @param purpose binds the key to its use
     */
    static KeyWrap from(byte[] secret, byte[] salt, byte[] purpose) throws GeneralSecurityException {
        KDF hkdf = KDF.getInstance("HKDF-SHA256");
        byte[] derived = hkdf.deriveData(
                HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(purpose, KEY_LENGTH));
        try {
            return new KeyWrap(new SecretKeySpec(derived, "AES"));
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    SecretKey key() {
        return key;
    }

    /** @param keys of 32 bytes each, one after the other, left as they are */
    byte[] wrap(byte[] keys) throws GeneralSecurityException {
        if (keys.length == 0 || keys.length % KEY_LENGTH != 0) {
            throw new GeneralSecurityException("a key has 32 bytes");
        }
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.WRAP_MODE, key);
        return cipher.wrap(new SecretKeySpec(keys, "AES"));
    }

    /** Throws when the wrapping key is not the one that wrapped: AES key wrap checks itself. */
    byte[] unwrap(byte[] wrapped) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, key);
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY).getEncoded();
    }
}
