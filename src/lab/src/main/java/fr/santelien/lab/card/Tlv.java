package fr.santelien.lab.card;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Writes, and measures, the tag-length-value structures a card is made of: ISO 7816-4 data objects and the DER of PKCS#15. */
final class Tlv {
    private Tlv() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** @param tag one to three bytes, as written */
    static byte[] tlv(int tag, byte[]... values) {
        byte[] value = join(values);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (tag > 0xFFFF) {
            out.write(tag >> 16);
        }
        if (tag > 0xFF) {
            out.write(tag >> 8);
        }
        out.write(tag);
        if (value.length > 0xFF) {
            out.write(0x82);
            out.write(value.length >> 8);
        } else if (value.length > 0x7F) {
            out.write(0x81);
        }
        out.write(value.length);
        out.writeBytes(value);
        return out.toByteArray();
    }

    static byte[] sequence(byte[]... values) {
        return tlv(0x30, values);
    }

    static byte[] octets(byte[] value) {
        return tlv(0x04, value);
    }

    static byte[] text(String value) {
        return tlv(0x0C, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] integer(long value) {
        return tlv(0x02, BigInteger.valueOf(value).toByteArray());
    }

    /** @param bits first byte: how many bits of the last byte are unused */
    static byte[] bits(String bits) {
        return tlv(0x03, hex(bits));
    }

    static byte[] path(String path) {
        return sequence(octets(hex(path)));
    }

    /** Reads a length of one, two or three bytes. */
    static int length(ByteBuffer in) {
        int first = in.get() & 0xFF;
        return switch (first) {
            case 0x81 -> in.get() & 0xFF;
            case 0x82 -> in.getShort() & 0xFFFF;
            default -> first;
        };
    }
}
