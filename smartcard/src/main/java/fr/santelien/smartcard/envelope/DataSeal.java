package fr.santelien.smartcard.envelope;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Short texts that lie beside the data and that only an open session may read: AES-256-GCM under a key derived (HKDF)
 * from the data key. Each is bound to the place it lies in, so that two cannot be swapped.
 */
public final class DataSeal {
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] PURPOSE = "Santélien Poste, notes scellées\0".getBytes(StandardCharsets.UTF_8);

    private final KeyWrap key;

    private DataSeal(KeyWrap key) {
        this.key = key;
    }

    /**
     * The seal of a structure's data.
     *
     * @param keys may be wiped afterwards
     */
    public static DataSeal of(PersonKeys keys) throws GeneralSecurityException {
        byte[] data = keys.data();
        try {
            return new DataSeal(KeyWrap.from(data, new byte[0], PURPOSE));
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    /**
     * Seals a text.
     *
     * @param place not secret; the same is needed to open
     * @return URL-safe Base64 of nonce, ciphertext and tag
     */
    public String seal(String text, String place) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_LENGTH];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE_LENGTH + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_LENGTH, sealed.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Opens what {@link #seal} made.
     *
     * @throws GeneralSecurityException when it was sealed under another key or for another place, or is damaged
     */
    public String open(String sealed, String place) throws GeneralSecurityException {
        try {
            byte[] all = Base64.getUrlDecoder().decode(sealed);
            if (all.length < NONCE_LENGTH) {
                throw new GeneralSecurityException("the sealed text is cut");
            }
            byte[] text = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_LENGTH), place)
                    .doFinal(all, NONCE_LENGTH, all.length - NONCE_LENGTH);
            return new String(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the sealed text is damaged", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
