package fr.santelien.smartcard.session;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.crypto.Cipher;

/** What CKM_RSA_PKCS signs: RFC 8017, §9.2. */
final class DigestInfo {
    /** DER for SHA-256 up to the hash: RFC 8017, §9.2, note 1. */
    private static final byte[] SHA_256 = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private DigestInfo() {}

    /** @param hash 32 bytes */
    static byte[] sha256(byte[] hash) {
        if (hash.length != 32) {
            throw new IllegalArgumentException("not a SHA-256");
        }
        byte[] der = new byte[SHA_256.length + hash.length];
        System.arraycopy(SHA_256, 0, der, 0, SHA_256.length);
        System.arraycopy(hash, 0, der, SHA_256.length, hash.length);
        return der;
    }

    /** Whether a signature is what the key of a certificate makes of a hash: a module may answer anything. */
    static boolean isSigned(byte[] hash, byte[] signature, X509Certificate signer) {
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/PKCS1Padding");
            rsa.init(Cipher.DECRYPT_MODE, signer.getPublicKey());
            return MessageDigest.isEqual(rsa.doFinal(signature), sha256(hash));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
