package fr.santelien.coordination.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A document that a request names.
 *
 * @param id of the element that names it
 * @param title as whoever attached it called the file
 * @param type media type, empty when the sender did not say
 * @param size bytes, -1 when the sender did not say
 * @param sha256 of the content, null when the content was never given
 * @param contentId id of the {@code Binary} that holds the content, null likewise
 */
public record Document(
        String id,
        String title,
        String type,
        long size,
        @Nullable String sha256,
        @Nullable String contentId,
        State state) {

    private static final int NAME_LENGTH = 120;

    /** Where the content is. */
    public enum State {
        /** On this poste, and on the server. */
        HERE,
        /** On the server: fetched when it is opened. */
        TO_FETCH,
        /** On this poste alone. */
        UNSENT,
        /** On this poste alone: the server refused it, or it is not readable any more. */
        SET_ASIDE,
        /** Nowhere: the sender named a document and did not give it. */
        ANNOUNCED
    }

    Document in(State now) {
        return new Document(id, title, type, size, sha256, contentId, now);
    }

    /** Whether it can be opened, here or from the server. */
    public boolean hasContent() {
        return state != State.ANNOUNCED;
    }

    /** Whether it can be taken back: nobody else has seen it. */
    public boolean isOurs() {
        return state == State.UNSENT || state == State.SET_ASIDE;
    }

    public boolean isPicture() {
        return type.equals("image/png") || type.equals("image/jpeg");
    }

    /** Name for a copy: no path, nothing a file system stumbles over, and the extension of what it is. */
    public String fileName() {
        String name = clean(title).replaceAll("[\\\\/:*?\"<>|]", "_").replaceAll("^\\.+", "_");
        String extension = switch (type) {
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> ".docx";
            case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> ".xlsx";
            default -> "";
        };
        String lower = name.toLowerCase(Locale.ROOT);
        boolean fits = lower.endsWith(extension) || (extension.equals(".jpg") && lower.endsWith(".jpeg"));
        return fits ? name : name + extension;
    }

    /** Without what hides or reorders characters; never empty, never long. */
    static String clean(String name) {
        String shown = name.replaceAll("\\p{Cntrl}|\\p{Cf}|\\p{Co}|\\p{Cn}", "").strip();
        if (shown.isEmpty()) {
            return "Pièce jointe sans nom";
        }
        return shown.length() <= NAME_LENGTH ? shown : shown.substring(0, NAME_LENGTH);
    }

    @Override
    public String toString() {
        return "Document " + id + " " + state;
    }
}
