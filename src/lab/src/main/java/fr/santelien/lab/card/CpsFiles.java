package fr.santelien.lab.card;

import static fr.santelien.lab.card.Tlv.bits;
import static fr.santelien.lab.card.Tlv.hex;
import static fr.santelien.lab.card.Tlv.integer;
import static fr.santelien.lab.card.Tlv.join;
import static fr.santelien.lab.card.Tlv.octets;
import static fr.santelien.lab.card.Tlv.path;
import static fr.santelien.lab.card.Tlv.sequence;
import static fr.santelien.lab.card.Tlv.text;
import static fr.santelien.lab.card.Tlv.tlv;

import fr.santelien.lab.pki.CardMaterial;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of a CPS3, volet IAS-ECC: a PKCS#15 description of two keys, two certificates and one code. File numbers and
 * usage bits are ours where no public source gives the real ones; a PKCS#11 module reads them from the card anyway.
 */
final class CpsFiles {
    static final byte[] APPLICATION = hex("E828BD080F8025000001FF0010");
    static final String MASTER = "3F00";
    static final String HOME = "3F000001";
    static final int CODE_REFERENCE = 0x01;
    static final int AUTHENTICATION_KEY = 0x02;
    private static final int SIGNATURE_KEY = 0x01;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    CpsFiles(CardMaterial material) throws CertificateEncodingException {
        String number = material.cardNumber();
        files.put(MASTER + "2F00", tlv(0x61, tlv(0x4F, APPLICATION), tlv(0x50, ascii("CPS")), tlv(0x51, hex(HOME))));
        files.put(MASTER + "2F01", attributes());
        files.put(MASTER + "D003", join(hex("5A0A8025000001"), hex(number)));
        files.put(
                HOME + "5031",
                join(tlv(0xA0, path(HOME + "7001")), tlv(0xA4, path(HOME + "7002")), tlv(0xA8, path(HOME + "7004"))));
        files.put(HOME + "5032", tokenInformation(number));
        byte[] authentication = join(APPLICATION, hex("20"));
        byte[] signature = join(APPLICATION, hex("10"));
        files.put(
                HOME + "7001",
                join(
                        key("CPS_PRIV_SIG", signature, SIGNATURE_KEY, bits("060040"), join(integer(2), integer(3))),
                        key("CPS_PRIV_AUT", authentication, AUTHENTICATION_KEY, bits("0560"), integer(1))));
        files.put(
                HOME + "7002",
                join(
                        certificate("Certificat de Signature CPS", signature, HOME + "A001"),
                        certificate("Certificat d'Authentification CPS", authentication, HOME + "A002")));
        files.put(HOME + "A001", material.signature().certificate().getEncoded());
        files.put(HOME + "A002", material.authentication().certificate().getEncoded());
        files.put(HOME + "7004", code());
    }

    byte @Nullable [] read(String path) {
        return files.get(path);
    }

    boolean isFolder(String path) {
        return path.equals(MASTER) || path.equals(HOME);
    }

    /** EF.ATR; the leading 80 without a length is what the issuer writes. */
    private static byte[] attributes() {
        byte[] size = tlv(0x02, hex("0100"));
        return join(
                hex("80"),
                tlv(0x43, hex("B8")),
                tlv(0x46, hex("04B0ECC1")),
                tlv(0x47, hex("940180")),
                tlv(0xE0, size, size, size, size),
                tlv(0x78, tlv(0x06, hex("2B8122F87802"))),
                tlv(0x82, hex("9000")));
    }

    private static byte[] tokenInformation(String number) {
        return sequence(
                integer(1),
                octets(new byte[0]),
                text("CPS"),
                tlv(0x80, ascii("CPS3v1-" + number)),
                bits("0520"),
                tlv(
                        0xA2,
                        algorithm(1, 0x01, "0640", "06092A864886F70D010101", 0x02),
                        algorithm(2, 0x220, "0102", "06052B0E03021A", 0x10),
                        algorithm(3, 0x250, "0102", "0609608648016503040201", 0x40),
                        algorithm(4, 0x06, "0640", "06092A864886F70D010105", 0x12),
                        algorithm(5, 0x40, "0640", "06092A864886F70D01010B", 0x42)));
    }

    /** @param mechanism PKCS#11 number, CKM_… */
    private static byte[] algorithm(int reference, int mechanism, String operations, String oid, int onCard) {
        return sequence(integer(reference), integer(mechanism), tlv(0x05), bits(operations), hex(oid), integer(onCard));
    }

    private static byte[] key(String label, byte[] id, int reference, byte[] usage, byte[] algorithms) {
        return sequence(
                sequence(text(label), bits("0780"), octets(new byte[] {CODE_REFERENCE})),
                sequence(octets(id), usage, bits("03B8"), integer(reference), tlv(0xA1, algorithms)),
                tlv(0xA1, sequence(path(HOME), integer(2048))));
    }

    private static byte[] certificate(String label, byte[] id, String file) {
        return sequence(sequence(text(label), bits("0600")), sequence(octets(id)), tlv(0xA1, sequence(path(file))));
    }

    /** Four to eight digits. */
    private static byte[] code() {
        byte[] ascii = tlv(0x0A, new byte[] {1});
        return sequence(
                sequence(text("Code porteur"), bits("03C0")),
                sequence(octets(new byte[] {CODE_REFERENCE})),
                tlv(
                        0xA1,
                        sequence(
                                bits("0430"),
                                ascii,
                                integer(4),
                                integer(8),
                                integer(8),
                                tlv(0x80, new byte[] {CODE_REFERENCE}),
                                octets(hex("FF")),
                                path(HOME))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
