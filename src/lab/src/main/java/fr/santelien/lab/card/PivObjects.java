package fr.santelien.lab.card;

import static fr.santelien.lab.card.Tlv.hex;
import static fr.santelien.lab.card.Tlv.tlv;

import fr.santelien.lab.pki.CardMaterial;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;

/** The data objects of a PIV card (NIST SP 800-73-4, part 1, table 3), by their tags. */
final class PivObjects {
    private static final byte[] APPLICATION = hex("A000000308000010000100");
    /** What a selection must name at least: the registered identifier of NIST. */
    private static final int SHORTEST_NAME = 5;

    static final byte[] APPLICATION_PROPERTIES = tlv(
            0x61, tlv(0x4F, APPLICATION), tlv(0x79, tlv(0x4F, hex("A000000308"))), tlv(0x50, ascii("Carte virtuelle")));

    private static final int CARD_CAPABILITIES = 0x5FC107;
    private static final int HOLDER_ID = 0x5FC102;
    private static final int AUTHENTICATION_CERTIFICATE = 0x5FC105;
    private static final int SIGNATURE_CERTIFICATE = 0x5FC10A;
    private static final int DISCOVERY = 0x7E;

    private PivObjects() {}

    static boolean startsApplication(byte[] name) {
        return name.length >= SHORTEST_NAME
                && name.length <= APPLICATION.length
                && Arrays.equals(name, 0, name.length, APPLICATION, 0, name.length);
    }

    static Map<Integer, byte[]> of(CardMaterial material) throws CertificateEncodingException {
        byte[] number = ascii(material.cardNumber());
        return Map.of(
                CARD_CAPABILITIES, capabilities(Arrays.copyOf(number, 14)),
                HOLDER_ID, holderId(Arrays.copyOf(number, 16)),
                AUTHENTICATION_CERTIFICATE,
                        certificate(material.authentication().certificate()),
                SIGNATURE_CERTIFICATE, certificate(material.signature().certificate()),
                // the code is the application's, and no other satisfies
                DISCOVERY, tlv(0x7E, tlv(0x4F, APPLICATION), tlv(0x5F2F, hex("4000"))));
    }

    private static byte[] capabilities(byte[] number) {
        return tlv(
                0x53,
                tlv(0xF0, hex("A000000116FF02"), number),
                tlv(0xF1, hex("21")),
                tlv(0xF2, hex("21")),
                tlv(0xF3),
                tlv(0xF4, hex("00")),
                tlv(0xF5, hex("10")),
                tlv(0xF6),
                tlv(0xF7),
                tlv(0xFA),
                tlv(0xFB),
                tlv(0xFC),
                tlv(0xFD),
                tlv(0xFE));
    }

    /** CHUID; OpenSC takes the GUID for the token's serial number. */
    private static byte[] holderId(byte[] guid) {
        return tlv(
                0x53,
                tlv(0x30, hex("D4E739DA739CED39CE739D836858210842108421C84210C3EB")), // "not a federal card"
                tlv(0x34, guid),
                tlv(0x35, ascii("20991231")),
                tlv(0x3E),
                tlv(0xFE));
    }

    private static byte[] certificate(X509Certificate certificate) throws CertificateEncodingException {
        return tlv(0x53, tlv(0x70, certificate.getEncoded()), tlv(0x71, hex("00")), tlv(0xFE));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
