package fr.santelien.smartcard.envelope;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;

/** The keys of a person wrapped for one card. Not a secret: without its card it opens nothing, and it names nobody. */
public final class Envelope {
    static final int VERSION = 2;
    static final int SALT_LENGTH = 32;
    static final int HASH_LENGTH = 32;
    static final int WRAPPED_LENGTH = 2 * PersonKeys.LENGTH + 8;

    private final byte[] salt;
    private final byte[] certificateHash;
    private final byte[] wrappedKeys;

    /**
     * Puts the parts together.
     *
     * @param certificateHash SHA-256 of the authentication certificate
     * @param wrappedKeys AES key wrap (RFC 3394)
     */
    Envelope(byte[] salt, byte[] certificateHash, byte[] wrappedKeys) {
        this.salt = salt.clone();
        this.certificateHash = certificateHash.clone();
        this.wrappedKeys = wrappedKeys.clone();
    }

    /** One line: version, salt, certificate hash and wrapped keys in URL-safe Base64, dots between. */
    public String toText() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return String.join(
                ".",
                String.valueOf(VERSION),
                encoder.encodeToString(salt),
                encoder.encodeToString(certificateHash),
                encoder.encodeToString(wrappedKeys));
    }

    /**
     * Reads {@link #toText()} back.
     *
     * @throws GeneralSecurityException when the text is not an envelope of a version known here
     */
    public static Envelope parse(String text) throws GeneralSecurityException {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(String.valueOf(VERSION))) {
            throw new GeneralSecurityException("not an envelope of version " + VERSION);
        }
        return new Envelope(
                decode(parts[1], SALT_LENGTH), decode(parts[2], HASH_LENGTH), decode(parts[3], WRAPPED_LENGTH));
    }

    private static byte[] decode(String part, int length) throws GeneralSecurityException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("a part of the envelope is damaged", e);
        }
        throw new GeneralSecurityException("a part of the envelope is cut");
    }

    byte[] salt() {
        return salt.clone();
    }

    byte[] certificateHash() {
        return certificateHash.clone();
    }

    byte[] wrappedKeys() {
        return wrappedKeys.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && toText().equals(that.toText());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    @Override
    public String toString() {
        return "Envelope";
    }
}
