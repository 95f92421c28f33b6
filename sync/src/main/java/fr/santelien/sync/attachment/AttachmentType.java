package fr.santelien.sync.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What may be attached, told by the content and never by a name. Five kinds, of which two are told apart inside a zip: a
 * detector of all the formats there are (Tika, 1.3 MB with what it needs) would look no further.
 */
public enum AttachmentType {
    PDF("application/pdf", "255044462d"),
    JPEG("image/jpeg", "ffd8ff"),
    PNG("image/png", "89504e470d0a1a0a"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504b0304"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504b0304");

    /** Bytes unpacked on the way to the main part: an archive made to swell is not followed. */
    private static final long UNPACKED = 64L << 20;

    private final String mime;
    private final byte[] start;

    AttachmentType(String mime, String startHex) {
        this.mime = mime;
        this.start = HexFormat.of().parseHex(startHex);
    }

    /** As in {@code Attachment.contentType}. */
    public String mime() {
        return mime;
    }

    /** Empty when it is none of them. */
    public static Optional<AttachmentType> of(byte[] content) {
        for (AttachmentType type : values()) {
            if (content.length >= type.start.length
                    && Arrays.equals(content, 0, type.start.length, type.start, 0, type.start.length)) {
                return type == DOCX ? office(content) : Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static Optional<AttachmentType> office(byte[] content) {
        long left = UNPACKED;
        byte[] passed = new byte[8192];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                switch (entry.getName()) {
                    case "word/document.xml" -> {
                        return Optional.of(DOCX);
                    }
                    case "xl/workbook.xml" -> {
                        return Optional.of(XLSX);
                    }
                    default -> {}
                }
                for (int read = zip.read(passed); read >= 0; read = zip.read(passed)) {
                    left -= read;
                    if (left <= 0) {
                        return Optional.empty();
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // Not a zip after all, or an encrypted one.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
