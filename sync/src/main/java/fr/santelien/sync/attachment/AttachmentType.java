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

    /** An office document names its main part among the first; a crafted zip is not walked for ever. */
    private static final int ENTRIES = 200;

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
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
            ZipEntry entry = zip.getNextEntry();
            for (int n = 0; entry != null && n < ENTRIES; n++) {
                if (entry.getName().equals("word/document.xml")) {
                    return Optional.of(DOCX);
                }
                if (entry.getName().equals("xl/workbook.xml")) {
                    return Optional.of(XLSX);
                }
                entry = zip.getNextEntry();
            }
        } catch (IOException | IllegalArgumentException e) {
            // Not a zip after all, or an encrypted one.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
