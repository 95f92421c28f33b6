package fr.santelien.coordination.contactpoint;

import fr.santelien.coordination.document.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as opened.
 *
 * @param description what is asked, in the sender's words
 * @param trail who did what, oldest first
 */
public record RequestDetail(
        RequestRow row,
        String description,
        @Nullable String senderPerson,
        List<Document> documents,
        List<TrailEntry> trail) {

    /**
     * One step in the life of a request. {@code text} is the answer, the closing words or the name of the document, null
     * for the others.
     */
    public record TrailEntry(
            Instant at, Step step, String by, @Nullable String text) {}

    /** Steps of the trail. */
    public enum Step {
        RECEIVED,
        OPENED,
        TAKEN,
        ATTACHED,
        ANSWERED,
        CLOSED
    }
}
