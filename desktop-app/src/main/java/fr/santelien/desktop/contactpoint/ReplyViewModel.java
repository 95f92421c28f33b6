package fr.santelien.desktop.contactpoint;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is being written, one text a request: looking at another request loses nothing. */
public final class ReplyViewModel {

    private final ReadOnlyObjectWrapper<Reply.@Nullable Kind> kind = new ReadOnlyObjectWrapper<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty awaitSender = new SimpleBooleanProperty();
    private final Map<String, Reply> kept = new HashMap<>();
    private String requestId = "";

    /** Starts to write about the shown request. What was written already for another purpose is kept as the text. */
    void start(Reply.Kind wanted) {
        kind.set(wanted);
    }

    void cancel() {
        kept.remove(requestId);
        show(null);
    }

    /** Another request is shown: its text comes back, the other's is kept. */
    void switchTo(String otherId) {
        if (otherId.equals(requestId)) {
            return;
        }
        Reply.Kind current = kind.get();
        if (current != null) {
            kept.put(requestId, new Reply(current, text.get(), awaitSender.get()));
        }
        requestId = otherId;
        show(kept.remove(otherId));
    }

    /** Everything being written, by request. */
    Map<String, Reply> all() {
        Map<String, Reply> all = new HashMap<>(kept);
        Reply.Kind current = kind.get();
        if (current != null) {
            all.put(requestId, new Reply(current, text.get(), awaitSender.get()));
        }
        return all;
    }

    /** What was being written before an interruption; shown with its request. */
    void putBack(Map<String, Reply> written) {
        kept.putAll(written);
    }

    private void show(@Nullable Reply reply) {
        kind.set(reply == null ? null : reply.kind());
        text.set(reply == null ? "" : reply.text());
        awaitSender.set(reply != null && reply.awaitSender());
    }

    /** What is being written, null when nothing is. */
    public ReadOnlyObjectProperty<Reply.@Nullable Kind> kind() {
        return kind.getReadOnlyProperty();
    }

    public StringProperty text() {
        return text;
    }

    public BooleanProperty awaitSender() {
        return awaitSender;
    }
}
