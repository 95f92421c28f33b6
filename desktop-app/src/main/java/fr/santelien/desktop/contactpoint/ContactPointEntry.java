package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.desktop.screen.Entry;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the user is at the contact point and what she is writing about which request.
 *
 * @param stage the tab, null for all stages
 * @param requestId the request shown, empty for none
 * @param replies by request
 */
record ContactPointEntry(@Nullable Stage stage, String requestId, Map<String, Reply> replies) {

    private static final String ALL = "ALL";
    private static final String KIND = "kind/";
    private static final String TEXT = "text/";
    private static final String AWAIT = "await/";

    Entry toEntry() {
        Entry.Notes notes = new Entry.Notes()
                .place("stage", stage == null ? ALL : stage.name())
                .place("request", requestId);
        replies.forEach((id, reply) -> notes.place(KIND + id, reply.kind().name())
                .place(AWAIT + id, reply.awaitSender() ? "true" : null)
                .typed(TEXT + id, reply.text()));
        return notes.entry();
    }

    static ContactPointEntry of(Entry entry) {
        Map<String, Reply> replies = new HashMap<>();
        entry.place().forEach((name, kind) -> {
            if (name.startsWith(KIND)) {
                String id = name.substring(KIND.length());
                boolean await = !entry.place(AWAIT + id).isEmpty();
                replies.put(id, new Reply(Reply.Kind.valueOf(kind), entry.typed(TEXT + id), await));
            }
        });
        String stage = entry.place("stage");
        return new ContactPointEntry(
                stage.isEmpty() || stage.equals(ALL) ? null : Stage.valueOf(stage), entry.place("request"), replies);
    }
}
