package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.document.Document;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Documents of the request being looked at. */
public final class DocumentsViewModel {

    /** The answer of the server is base64: four characters for three bytes. */
    private static final double LONGER = 4 / 3.0;

    private final ContactPoint contactPoint;
    private final Access access;
    private final Background background;
    private final ObjectProperty<@Nullable Message> message;
    private final Runnable refresh;

    private final ObservableList<Document> documents = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper attachable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Download> download = new ReadOnlyObjectWrapper<>();
    private String requestId = "";
    private AtomicBoolean cancelled = new AtomicBoolean();
    private boolean closed;

    /**
     * A document on its way here.
     *
     * @param received bytes of it that came so far, about
     */
    public record Download(Document document, long received) {

        /** Share that came, 0 to 1. */
        public double share() {
            return document.size() <= 0 ? 0 : Math.min(1, received / (double) document.size());
        }
    }

    /** @param refresh reads the request again */
    DocumentsViewModel(
            ContactPoint contactPoint,
            Access access,
            Background background,
            ObjectProperty<@Nullable Message> message,
            Runnable refresh) {
        this.contactPoint = contactPoint;
        this.access = access;
        this.background = background;
        this.message = message;
        this.refresh = refresh;
    }

    void show(@Nullable RequestDetail shown) {
        String now = shown == null ? "" : shown.row().id();
        if (!now.equals(requestId)) {
            cancel();
            requestId = now;
        }
        List<Document> named = shown == null ? List.of() : shown.documents();
        if (!documents.equals(named)) {
            documents.setAll(named);
        }
        attachable.set(shown != null && shown.row().stage() != Stage.CLOSED && access.mayWrite(Access.Subject.REQUEST));
    }

    /** Attaches files, each by itself: what one is refused for keeps no other back. */
    public void attach(List<Path> files) {
        String id = requestId;
        if (id.isEmpty() || files.isEmpty()) {
            return;
        }
        background.run(() -> refusals(id, files), refused -> {
            if (!refused.isEmpty()) {
                message.set(Message.refused(String.join("\n", refused)));
            } else if (files.size() == 1) {
                message.set(Message.done("document.attached"));
            } else {
                message.set(Message.done("document.attached.many", files.size()));
            }
            refresh.run();
        });
    }

    private List<String> refusals(String id, List<Path> files) {
        List<String> refused = new ArrayList<>();
        for (Path file : files) {
            try {
                contactPoint.attach(id, file);
            } catch (Refusal refusal) {
                String name = files.size() == 1 ? "" : Texts.get("document.named", file.getFileName());
                refused.add(name + refusal.sentence());
            }
        }
        return refused;
    }

    /** Takes back a document that is not sent. */
    public void takeBack(Document document) {
        String id = requestId;
        background.command(
                () -> contactPoint.takeBack(id, document.id()),
                () -> {
                    message.set(Message.done("document.takenBack"));
                    refresh.run();
                },
                sentence -> {
                    message.set(Message.refused(sentence));
                    refresh.run();
                });
    }

    /** Writes a copy where the user said, bringing the document here first if it must be. One at a time. */
    public void save(Document document, Path copy) {
        if (download.get() != null) {
            return;
        }
        String id = requestId;
        AtomicBoolean stop = new AtomicBoolean();
        cancelled = stop;
        download.set(new Download(document, 0));
        background.runOverNetwork(
                () -> {
                    byte[] content = contactPoint.open(id, document.id(), bytes -> received(document, bytes, stop));
                    return write(content, copy);
                },
                written -> ended(
                        stop,
                        written
                                ? Message.done("document.saved", copy.getFileName())
                                : Message.refused(Texts.get("document.save.failed"))),
                failure -> failed(stop, failure));
    }

    private void received(Document document, long bytes, AtomicBoolean stop) {
        if (stop.get()) {
            throw new CancellationException();
        }
        background.onScreen(() -> {
            if (!stop.get() && download.get() != null) {
                download.set(new Download(document, Math.round(bytes / LONGER)));
            }
        });
    }

    private static boolean write(byte[] content, Path copy) {
        try {
            Files.write(copy, content);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void failed(AtomicBoolean stop, Exception failure) {
        ended(stop, null);
        if (!closed) {
            background.refuse(failure, sentence -> message.set(Message.refused(sentence)));
        }
    }

    private void ended(AtomicBoolean stop, @Nullable Message said) {
        if (closed) {
            return;
        }
        if (stop == cancelled) {
            download.set(null);
        }
        if (said != null) {
            message.set(said);
        }
        refresh.run();
    }

    /** Gives up the download under way. */
    public void cancel() {
        cancelled.set(true);
        download.set(null);
    }

    /** The screen is left, perhaps with the session: what is on its way is given up, and nothing is said or read. */
    void close() {
        closed = true;
        cancel();
    }

    public ObservableList<Document> documents() {
        return documents;
    }

    /** Whether the user may attach a document to what is shown. */
    public ReadOnlyBooleanProperty attachable() {
        return attachable.getReadOnlyProperty();
    }

    /** What is on its way, null when nothing is. */
    public ReadOnlyObjectProperty<@Nullable Download> download() {
        return download.getReadOnlyProperty();
    }
}
