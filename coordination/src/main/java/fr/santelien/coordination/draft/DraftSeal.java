package fr.santelien.coordination.draft;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) under the user's draft key: a version byte, a random nonce of 12 bytes, the ciphertext
 * and its tag of 16 bytes, in Base64. Bound to the person and the structure, so that no draft passes for another.
 */
final class DraftSeal {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final DraftKey key;
    private final byte[] bound;

    /** @param bound whose draft it is and where; authenticated, not hidden */
    DraftSeal(DraftKey key, String bound) {
        this.key = key;
        this.bound = bound.getBytes(StandardCharsets.UTF_8);
    }

    String seal(String content) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        byte[] plain = content.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hidden = run(Cipher.ENCRYPT_MODE, nonce, plain);
            byte[] sealed = new byte[1 + NONCE + hidden.length];
            sealed[0] = VERSION;
            System.arraycopy(nonce, 0, sealed, 1, NONCE);
            System.arraycopy(hidden, 0, sealed, 1 + NONCE, hidden.length);
            return Base64.getEncoder().encodeToString(sealed);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @throws GeneralSecurityException when it was sealed with another key, for another person, or is damaged */
    String open(String text) throws GeneralSecurityException {
        byte[] sealed = decoded(text);
        if (sealed.length < 1 + NONCE || sealed[0] != VERSION) {
            throw new GeneralSecurityException("not a draft of version " + VERSION);
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
        byte[] plain = run(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(sealed, 1 + NONCE, sealed.length));
        try {
            return new String(plain, StandardCharsets.UTF_8);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) throws GeneralSecurityException {
        byte[] secret = key.copy();
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] decoded(String text) throws GeneralSecurityException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("a draft is damaged", e);
        }
    }
}
