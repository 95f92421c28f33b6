package fr.santelien.smartcard.revocation;

import fr.santelien.smartcard.certificate.Der;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** An OCSP request about one certificate: RFC 6960, §4.1.1, without nonce, so that an answer may come from a cache. */
final class OnlineQuestion {
    /** AlgorithmIdentifier of SHA-1: every responder knows it, and it protects nothing here. */
    private static final byte[] SHA_1 = HexFormat.of().parseHex("300906052b0e03021a0500");

    private OnlineQuestion() {}

    static byte[] about(X509Certificate certificate, X509Certificate issuer) throws GeneralSecurityException {
        byte[] certId = value(
                Der.SEQUENCE,
                SHA_1,
                value(
                        Der.OCTET_STRING,
                        sha1(certificate.getIssuerX500Principal().getEncoded())),
                value(Der.OCTET_STRING, sha1(keyBits(issuer))),
                value(Der.INTEGER, certificate.getSerialNumber().toByteArray()));
        byte[] requests = value(Der.SEQUENCE, value(Der.SEQUENCE, certId));
        return value(Der.SEQUENCE, value(Der.SEQUENCE, requests));
    }

    /** The BIT STRING of the public key, without its count of unused bits. */
    private static byte[] keyBits(X509Certificate issuer) throws GeneralSecurityException {
        List<Der> info = Der.of(issuer.getPublicKey().getEncoded())
                .flatMap(Der::values)
                .filter(values -> values.size() == 2)
                .orElseThrow(() -> new GeneralSecurityException("no public key"));
        byte[] bits = info.get(1).contents();
        return Arrays.copyOfRange(bits, 1, bits.length);
    }

    private static byte[] sha1(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-1").digest(bytes);
    }

    /** All of them are shorter than 128 bytes: the hashes have 20, a serial number 20 at most (RFC 5280, §4.1.2.2). */
    private static byte[] value(int tag, byte[]... parts) throws GeneralSecurityException {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            contents.writeBytes(part);
        }
        if (contents.size() > 127) {
            throw new GeneralSecurityException("a serial number longer than RFC 5280 allows");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        whole.write(contents.size());
        whole.writeBytes(contents.toByteArray());
        return whole.toByteArray();
    }
}
