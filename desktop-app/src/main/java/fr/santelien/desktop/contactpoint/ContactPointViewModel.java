package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Requests of one stage, the one being looked at, and what is done about it. */
public final class ContactPointViewModel {

    private final ContactPoint contactPoint;
    private final Access access;
    private final Background background;
    private final Latest listings;
    private final Latest openings;
    private final ReplyViewModel reply = new ReplyViewModel();
    private final DocumentsViewModel documents;

    private final ObjectProperty<@Nullable Stage> stage = new SimpleObjectProperty<>(Stage.TO_HANDLE);
    private final ReadOnlyObjectWrapper<Map<Stage, Integer>> counts = new ReadOnlyObjectWrapper<>(Map.of());
    private final ObservableList<RequestRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable RequestDetail> detail = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public ContactPointViewModel(ContactPoint contactPoint, Access access, Background background) {
        this.contactPoint = contactPoint;
        this.access = access;
        this.background = background;
        this.listings = new Latest(background);
        this.openings = new Latest(background);
        this.documents = new DocumentsViewModel(contactPoint, access, background, message, this::refresh);
        detail.addListener((observed, before, now) -> documents.show(now));
        stage.addListener(changed -> list());
    }

    /** Reads the list, the counts and the request being looked at again. */
    public void refresh() {
        list();
        RequestDetail shown = detail.get();
        if (shown != null) {
            read(() -> contactPoint.find(shown.row().id()));
        }
    }

    /** Shows a request without leaving a step in its trail. */
    public void preview(RequestRow row) {
        if (!row.id().equals(shownId())) {
            message.set(null);
            read(() -> contactPoint.find(row.id()));
        }
    }

    /** Shows a request again, of which nothing is known but the id. */
    void look(String requestId) {
        read(() -> contactPoint.find(requestId));
    }

    /** Opens a request: the first opening by this user is a step of its trail. */
    public void open(String requestId) {
        if (!requestId.equals(shownId())) {
            message.set(null);
        }
        read(() -> mayWrite() ? contactPoint.open(requestId) : contactPoint.find(requestId));
    }

    public void take() {
        command(contactPoint::take, () -> {}, "contactpoint.done.taken");
    }

    public void startReply(Reply.Kind kind) {
        reply.start(kind);
    }

    public void cancelReply() {
        reply.cancel();
    }

    /** Sends the answer, or closes the request with the words written. */
    public void sendReply() {
        Reply.Kind kind = reply.kind().get();
        String text = reply.text().get().strip();
        boolean await = reply.awaitSender().get();
        if (kind == null || busy.get()) {
            return;
        }
        if (text.isEmpty()) {
            message.set(Message.refused(Texts.get("contactpoint.reply.empty")));
        } else if (kind == Reply.Kind.CLOSE) {
            command(id -> contactPoint.close(id, text), reply::cancel, "contactpoint.done.closed");
        } else {
            command(
                    id -> contactPoint.answer(id, text, await),
                    reply::cancel,
                    await ? "contactpoint.done.awaiting" : "contactpoint.done.answered");
        }
    }

    public boolean mayWrite() {
        return access.mayWrite(Access.Subject.REQUEST);
    }

    /** The stage listed, null for all. */
    public ObjectProperty<@Nullable Stage> stage() {
        return stage;
    }

    public ReadOnlyObjectProperty<Map<Stage, Integer>> counts() {
        return counts.getReadOnlyProperty();
    }

    public ObservableList<RequestRow> rows() {
        return rows;
    }

    /** The request being looked at; it stays when it leaves the stage listed. */
    public ReadOnlyObjectProperty<@Nullable RequestDetail> detail() {
        return detail.getReadOnlyProperty();
    }

    public ReplyViewModel reply() {
        return reply;
    }

    public DocumentsViewModel documents() {
        return documents;
    }

    public ObjectProperty<@Nullable Message> message() {
        return message;
    }

    /** A command is under way. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private record Listing(List<RequestRow> rows, Map<Stage, Integer> counts) {}

    private void list() {
        Stage listed = stage.get();
        listings.run(() -> new Listing(contactPoint.requests(listed), contactPoint.counts()), listing -> {
            counts.set(listing.counts());
            if (!rows.equals(listing.rows())) {
                rows.setAll(listing.rows());
            }
        });
    }

    private void read(Callable<Optional<RequestDetail>> reading) {
        openings.run(reading, found -> {
            found.ifPresent(shown -> reply.switchTo(shown.row().id()));
            detail.set(found.orElse(null));
        });
    }

    private void command(Consumer<String> command, Runnable then, String doneKey) {
        RequestDetail shown = detail.get();
        if (shown == null || busy.get()) {
            return;
        }
        String id = shown.row().id();
        busy.set(true);
        background.run(
                () -> {
                    command.accept(id);
                    return id;
                },
                handled -> {
                    busy.set(false);
                    then.run();
                    message.set(Message.done(doneKey));
                    refresh();
                },
                failure -> {
                    busy.set(false);
                    background.refuse(failure, sentence -> message.set(Message.refused(sentence)));
                });
    }

    private String shownId() {
        RequestDetail shown = detail.get();
        return shown == null ? "" : shown.row().id();
    }
}
