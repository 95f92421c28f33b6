package fr.santelien.smartcard.certificate;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The extensions 1.2.250.1.71.1.2.x of the IGC-Santé: each holds one primitive DER value. */
record PrivateExtensions(X509Certificate certificate) {
    private static final String ROOT = "1.2.250.1.71.1.2.";
    private static final Set<Integer> STRINGS = Set.of(Der.UTF8_STRING, Der.PRINTABLE_STRING, Der.IA5_STRING);

    /** TRE_G02. */
    OptionalInt cardType() {
        return integer("2");
    }

    Optional<String> cardNumber() {
        return value("3").filter(value -> STRINGS.contains(value.tag())).map(Der::text);
    }

    /** TRE_G01. */
    OptionalInt category() {
        return small("5", Der.OCTET_STRING);
    }

    /** TRE_G15. */
    OptionalInt profession() {
        return integer("7");
    }

    private OptionalInt integer(String last) {
        OptionalInt value = small(last, Der.INTEGER);
        return value.isPresent() && value.getAsInt() < 0x80 ? value : OptionalInt.empty();
    }

    /** A value of one byte, as all these codes are. */
    private OptionalInt small(String last, int tag) {
        Optional<Der> value = value(last).filter(der -> der.tag() == tag && der.contents().length == 1);
        return value.isPresent() ? OptionalInt.of(value.get().contents()[0] & 0xFF) : OptionalInt.empty();
    }

    private Optional<Der> value(String last) {
        byte[] wrapped = certificate.getExtensionValue(ROOT + last);
        return wrapped == null ? Optional.empty() : Der.ofExtension(wrapped);
    }
}
