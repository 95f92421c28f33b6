package fr.santelien.desktop.worklist;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.coordination.worklist.Worklists;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Debounce;
import fr.santelien.desktop.task.Delay;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The lists of the structure, the patients of the chosen one, and what is done to them. */
public final class WorklistViewModel {

    private static final Duration PAUSE = Duration.ofMillis(120);

    private final Worklists worklists;
    private final Access access;
    private final Background background;
    private final Latest readings;
    private final Debounce filtering;

    /** A list is being made: a key pressed twice asks for one. */
    private boolean creating;

    private final ObservableList<Worklist> lists = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Worklist> current = new ReadOnlyObjectWrapper<>();
    private final ObservableList<WorklistEntry> entries = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable WorklistEntry> selected = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Worklists.Partner> partners = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<Aside> aside = new SimpleObjectProperty<>(Aside.ENTRY);
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable WorklistEntry> removed = new ReadOnlyObjectWrapper<>();

    private String wantedId = "";

    /** Patient to select once the list has been read, empty for none. */
    private String wantedPatientId = "";

    public WorklistViewModel(Worklists worklists, Access access, Background background, Delay delay) {
        this.worklists = worklists;
        this.access = access;
        this.background = background;
        this.readings = new Latest(background);
        this.filtering = new Debounce(delay, PAUSE, this::refresh);
        filter.addListener(typed -> filtering.call());
    }

    /** Reads the lists, the patients of the chosen one and the structures to share with again. */
    public void refresh() {
        String listId = wantedId;
        String text = filter.get().strip();
        readings.run(
                () -> {
                    List<Worklist> all = worklists.all();
                    Worklist chosen = all.stream()
                            .filter(list -> list.id().equals(listId))
                            .findFirst()
                            .orElse(all.isEmpty() ? null : all.getFirst());
                    return new Reading(
                            all,
                            chosen,
                            chosen == null ? List.of() : worklists.entries(chosen.id(), text),
                            worklists.partners());
                },
                this::show);
    }

    /** Shows a list as it was left. */
    void resume(String listId, String text, String patientId) {
        wantedId = listId;
        wantedPatientId = patientId;
        filter.set(text);
        filtering.cancel();
        refresh();
    }

    /** Another list is chosen. */
    public void choose(String listId) {
        if (!listId.equals(wantedId)) {
            wantedId = listId;
            filter.set("");
            filtering.cancel();
            aside.set(Aside.ENTRY);
            select(null);
            say(null);
            refresh();
        }
    }

    public void select(@Nullable WorklistEntry entry) {
        if (entry != null) {
            aside.set(Aside.ENTRY);
        }
        selected.set(entry);
    }

    /** @param done called when the list is made; what was typed is kept until then */
    public void create(String title, Runnable done) {
        String wanted = title.strip();
        if (wanted.isEmpty()) {
            refused(Texts.get("worklist.title.empty"));
            return;
        }
        if (creating) {
            return;
        }
        creating = true;
        background.run(
                () -> worklists.create(wanted),
                id -> {
                    creating = false;
                    done.run();
                    choose(id);
                    say(Message.done("worklist.done.created", wanted));
                },
                failure -> {
                    creating = false;
                    background.refuse(failure, this::refused);
                });
    }

    /** @param done called when the title is saved; what was typed is kept until then */
    public void rename(String title, Runnable done) {
        String wanted = title.strip();
        if (wanted.isEmpty()) {
            refused(Texts.get("worklist.title.empty"));
            return;
        }
        command(list -> worklists.rename(list.id(), wanted), Message.done("worklist.done.renamed"), done);
    }

    public void add(PatientIdentity patient, String comment) {
        command(
                list -> worklists.add(list.id(), patient.id(), comment.strip()),
                Message.done("worklist.done.added", patient.displayName()),
                () -> leave(Aside.ADD));
    }

    public void saveComment(String comment) {
        WorklistEntry entry = selected.get();
        if (entry != null) {
            command(
                    list -> worklists.add(entry.listId(), entry.patient().id(), comment.strip()),
                    Message.done("worklist.done.comment"));
        }
    }

    /** Takes the selected patient off the list; {@link #undoRemove} puts her back. */
    public void remove() {
        WorklistEntry entry = selected.get();
        if (entry != null) {
            select(null);
            command(
                    list -> worklists.remove(entry.listId(), entry.patient().id()),
                    Message.done("worklist.done.removed", entry.patient().displayName()));
            removed.set(entry);
        }
    }

    public void undoRemove() {
        WorklistEntry entry = removed.get();
        if (entry != null) {
            command(
                    list -> worklists.add(entry.listId(), entry.patient().id(), entry.comment()),
                    Message.done("worklist.done.restored", entry.patient().displayName()));
        }
    }

    public void share(Worklists.Partner partner) {
        command(
                list -> worklists.share(list.id(), partner.id()),
                Message.done("worklist.done.shared", partner.name()),
                () -> leave(Aside.SHARE));
    }

    public void close() {
        filtering.cancel();
        readings.drop();
    }

    public boolean mayWrite() {
        return access.mayWrite(Access.Subject.WORKLIST);
    }

    public ObservableList<Worklist> lists() {
        return lists;
    }

    public ReadOnlyObjectProperty<@Nullable Worklist> current() {
        return current.getReadOnlyProperty();
    }

    public ObservableList<WorklistEntry> entries() {
        return entries;
    }

    public ReadOnlyObjectProperty<@Nullable WorklistEntry> selected() {
        return selected.getReadOnlyProperty();
    }

    /** Structures that the chosen list is not shared with yet. */
    public ObservableList<Worklists.Partner> partners() {
        return partners;
    }

    public StringProperty filter() {
        return filter;
    }

    ObjectProperty<Aside> aside() {
        return aside;
    }

    public ObjectProperty<@Nullable Message> message() {
        return message;
    }

    /** The patient that was taken off and can be put back, null when there is none. */
    public ReadOnlyObjectProperty<@Nullable WorklistEntry> removed() {
        return removed.getReadOnlyProperty();
    }

    private record Reading(
            List<Worklist> lists,
            @Nullable Worklist chosen,
            List<WorklistEntry> entries,
            List<Worklists.Partner> partners) {}

    private void show(Reading reading) {
        Worklist chosen = reading.chosen();
        wantedId = chosen == null ? "" : chosen.id();
        current.set(chosen);
        if (!lists.equals(reading.lists())) {
            lists.setAll(reading.lists());
        }
        partners.setAll(reading.partners().stream()
                .filter(partner -> chosen == null || !chosen.sharedWith().contains(partner.name()))
                .toList());
        if (!entries.equals(reading.entries())) {
            entries.setAll(reading.entries());
        }
        WorklistEntry before = selected.get();
        String patientId = before != null ? before.patient().id() : wantedPatientId;
        wantedPatientId = "";
        if (!patientId.isEmpty()) {
            selected.set(entries.stream()
                    .filter(entry -> entry.patient().id().equals(patientId))
                    .findFirst()
                    .orElse(null));
        }
    }

    /** What was asked for from there is done; the user may have gone elsewhere meanwhile. */
    private void leave(Aside done) {
        if (aside.get() == done) {
            aside.set(Aside.ENTRY);
        }
    }

    private void command(Consumer<Worklist> command, Message said) {
        command(command, said, () -> {});
    }

    private void command(Consumer<Worklist> command, Message said, Runnable done) {
        Worklist list = current.get();
        if (list == null) {
            return;
        }
        removed.set(null);
        background.command(
                () -> command.accept(list),
                () -> {
                    done.run();
                    message.set(said);
                    refresh();
                },
                this::refused);
    }

    private void refused(String sentence) {
        say(Message.refused(sentence));
    }

    private void say(@Nullable Message said) {
        removed.set(null);
        message.set(said);
    }
}
