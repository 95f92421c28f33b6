package fr.santelien.coordination.contactpoint;

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
        List<Attachment> attachments,
        List<TrailEntry> trail) {

    /** @param size bytes, -1 when the sender did not say */
    public record Attachment(String name, long size) {}

    /** One step in the life of a request. {@code text} is the answer or the closing words, null for the others. */
    public record TrailEntry(
            Instant at, Step step, String by, @Nullable String text) {}

    /** Steps of the trail. */
    public enum Step {
        RECEIVED,
        OPENED,
        TAKEN,
        ANSWERED,
        CLOSED
    }
}
