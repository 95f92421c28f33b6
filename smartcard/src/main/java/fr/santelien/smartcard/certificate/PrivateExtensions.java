package fr.santelien.smartcard.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The extensions 1.2.250.1.71.1.2.x of the IGC-Santé. Each holds one primitive DER value, itself inside an OCTET STRING.
 */
record PrivateExtensions(X509Certificate certificate) {
    private static final String ROOT = "1.2.250.1.71.1.2.";
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int UTF8_STRING = 0x0C;
    private static final int PRINTABLE_STRING = 0x13;
    private static final int IA5_STRING = 0x16;

    /** TRE_G02. */
    OptionalInt cardType() {
        return integer("2");
    }

    Optional<String> cardNumber() {
        return value("3", UTF8_STRING)
                .or(() -> value("3", PRINTABLE_STRING))
                .or(() -> value("3", IA5_STRING))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** TRE_G01. */
    OptionalInt category() {
        Optional<byte[]> value = value("5", OCTET_STRING).filter(bytes -> bytes.length == 1);
        return value.isPresent() ? OptionalInt.of(value.get()[0] & 0xFF) : OptionalInt.empty();
    }

    /** TRE_G15. */
    OptionalInt profession() {
        return integer("7");
    }

    private OptionalInt integer(String last) {
        Optional<byte[]> value = value(last, INTEGER).filter(bytes -> bytes.length == 1 && bytes[0] >= 0);
        return value.isPresent() ? OptionalInt.of(value.get()[0]) : OptionalInt.empty();
    }

    private Optional<byte[]> value(String last, int tag) {
        byte[] wrapped = certificate.getExtensionValue(ROOT + last);
        return wrapped == null
                ? Optional.empty()
                : primitive(wrapped, OCTET_STRING).flatMap(v -> primitive(v, tag));
    }

    /** Contents of a DER value that fills {@code der} and is short enough for a one-byte length, as all of these are. */
    private static Optional<byte[]> primitive(byte[] der, int tag) {
        boolean whole = der.length >= 2 && der[0] == tag && der[1] >= 0 && der[1] == der.length - 2;
        return whole ? Optional.of(Arrays.copyOfRange(der, 2, der.length)) : Optional.empty();
    }
}
