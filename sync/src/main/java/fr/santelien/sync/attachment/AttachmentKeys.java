package fr.santelien.sync.attachment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Two keys derived (HKDF, RFC 5869) from the data key, one for contents and one for names. A content is AES-256-GCM
 * bound to its hash, so that two files cannot be swapped: version, nonce, ciphertext, tag.
 */
final class AttachmentKeys implements AutoCloseable {

    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** Bytes a sealed content has more than the content. */
    static final int OVERHEAD = 1 + NONCE + TAG_BITS / 8;

    private final byte[] content;
    private final byte[] name;

    private AttachmentKeys(byte[] content, byte[] name) {
        this.content = content;
        this.name = name;
    }

    static AttachmentKeys from(byte[] dataKey) {
        return new AttachmentKeys(
                derive(dataKey, "santelien attachment content 1"), derive(dataKey, "santelien attachment name 1"));
    }

    private static byte[] derive(byte[] dataKey, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(dataKey)
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), 32));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    String name(String hash) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(name, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(hash.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    byte[] seal(byte[] plain, String hash) {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, hash).doFinal(plain);
            byte[] all = new byte[1 + NONCE + sealed.length];
            all[0] = VERSION;
            System.arraycopy(nonce, 0, all, 1, NONCE);
            System.arraycopy(sealed, 0, all, 1 + NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Empty when it is not what was sealed for this hash under this key. */
    Optional<byte[]> open(byte[] all, String hash) {
        if (all.length < OVERHEAD || all[0] != VERSION) {
            return Optional.empty();
        }
        byte[] nonce = Arrays.copyOfRange(all, 1, 1 + NONCE);
        try {
            return Optional.of(
                    cipher(Cipher.DECRYPT_MODE, nonce, hash).doFinal(all, 1 + NONCE, all.length - 1 - NONCE));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String hash) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(content, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(hash.getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("AES-GCM, HMAC and HKDF are part of every Java platform from 25 on", e);
    }

    @Override
    public void close() {
        Arrays.fill(content, (byte) 0);
        Arrays.fill(name, (byte) 0);
    }
}
