package fr.santelien.smartcard.certificate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One DER value. The JDK gives extensions as bytes and keeps its reader to itself; this one reads definite lengths, never
 * deeper than it is asked, and answers emptiness to what is not DER.
 */
public record Der(int tag, byte[] contents) {
    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int OCTET_STRING = 0x04;
    public static final int OBJECT_IDENTIFIER = 0x06;
    public static final int UTF8_STRING = 0x0C;
    public static final int PRINTABLE_STRING = 0x13;
    public static final int IA5_STRING = 0x16;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int SEQUENCE = 0x30;

    /** Context tags are {@code [n]}: primitive 0x80 + n, constructed 0xA0 + n. */
    public static final int CONTEXT = 0x80;

    public static final int CONSTRUCTED = 0x20;

    private static final int MOST_VALUES = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'");

    /** The one value that fills {@code der}. */
    public static Optional<Der> of(byte[] der) {
        return sequence(der).filter(values -> values.size() == 1).map(List::getFirst);
    }

    /** The values inside this one; empty when its contents are not DER. */
    public Optional<List<Der>> values() {
        return sequence(contents);
    }

    /** The value inside an extension, which the JDK gives wrapped in an OCTET STRING. */
    public static Optional<Der> ofExtension(byte[] wrapped) {
        return of(wrapped).filter(octets -> octets.tag == OCTET_STRING).flatMap(octets -> of(octets.contents));
    }

    private static Optional<List<Der>> sequence(byte[] bytes) {
        List<Der> values = new ArrayList<>();
        int at = 0;
        while (at < bytes.length) {
            if (values.size() == MOST_VALUES || bytes.length - at < 2) {
                return Optional.empty();
            }
            int tag = bytes[at] & 0xFF;
            int first = bytes[at + 1] & 0xFF;
            int lengthBytes = first < 0x80 ? 0 : first & 0x7F;
            if (first == 0x80 || lengthBytes > 3 || bytes.length - at - 2 < lengthBytes) {
                return Optional.empty();
            }
            int length = lengthBytes == 0 ? first : 0;
            for (int i = 0; i < lengthBytes; i++) {
                length = length << 8 | bytes[at + 2 + i] & 0xFF;
            }
            int start = at + 2 + lengthBytes;
            if (length > bytes.length - start) {
                return Optional.empty();
            }
            values.add(new Der(tag, Arrays.copyOfRange(bytes, start, start + length)));
            at = start + length;
        }
        return Optional.of(values);
    }

    /** Contents as text; ASCII but for UTF8String. */
    public String text() {
        return new String(contents, StandardCharsets.UTF_8);
    }

    /** A GeneralizedTime as X.509 writes it, to the second and in UTC; empty for any other form. */
    public Optional<Instant> time() {
        try {
            return Optional.of(LocalDateTime.parse(text(), TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Der[" + tag + ", " + contents.length + " bytes]"; // may hold a name
    }
}
