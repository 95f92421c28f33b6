package fr.santelien.server.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Types of documents the contract lets through, told by their content. Written apart from the poste's own on purpose. */
public final class DocumentType {

    private static final Map<String, byte[]> STARTS = Map.of(
            "application/pdf", HexFormat.of().parseHex("255044462d"),
            "image/jpeg", HexFormat.of().parseHex("ffd8ff"),
            "image/png", HexFormat.of().parseHex("89504e470d0a1a0a"));

    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304");

    private static final Map<String, String> PARTS = Map.of(
            "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** Bytes unpacked on the way to the name looked for: an archive made to swell is not followed. */
    private static final long UNPACKED = 64L << 20;

    private DocumentType() {}

    /** @return its media type, empty when it is none of those */
    public static Optional<String> of(byte[] data) {
        if (starts(data, ZIP)) {
            return office(data);
        }
        return STARTS.entrySet().stream()
                .filter(each -> starts(data, each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean starts(byte[] data, byte[] start) {
        return data.length >= start.length && Arrays.equals(data, 0, start.length, start, 0, start.length);
    }

    private static Optional<String> office(byte[] data) {
        long left = UNPACKED;
        byte[] passed = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(data))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String type = PARTS.get(entry.getName());
                if (type != null) {
                    return Optional.of(type);
                }
                for (int read = zip.read(passed); read >= 0; read = zip.read(passed)) {
                    left -= read;
                    if (left <= 0) {
                        return Optional.empty();
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // no archive after all, or an encrypted one
        }
        return Optional.empty();
    }
}
