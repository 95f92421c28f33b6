package fr.santelien.desktop.patient;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.desktop.screen.Message;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.task.Latest;
import fr.santelien.desktop.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The patient opened beside the search, and what may be done for her. */
public final class PatientsViewModel {

    private final Work work;
    private final Background background;
    private final Latest openings;

    private final ReadOnlyObjectWrapper<@Nullable PatientIdentity> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable PlanRow> plan = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Worklist> lists = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Message> message = new SimpleObjectProperty<>();
    private final BooleanProperty choosingList = new SimpleBooleanProperty();

    public PatientsViewModel(Work work, Background background) {
        this.work = work;
        this.background = background;
        this.openings = new Latest(background);
    }

    /** Opens a record: it is noted in the trace. */
    public void open(String patientId) {
        message.set(null);
        choosingList.set(false);
        openings.run(() -> read(patientId, true), found -> {
            show(found);
            if (found.isEmpty()) {
                message.set(Message.refused(Texts.get("patient.notHere")));
            }
        });
    }

    /** Reads the opened record again, without a new line in the trace. */
    public void refresh() {
        PatientIdentity patient = opened.get();
        if (patient != null) {
            openings.run(() -> read(patient.id(), false), this::show);
        }
    }

    /** Another row was selected: what is shown must not be of another patient. */
    public void leave() {
        openings.drop();
        show(Optional.empty());
        message.set(null);
        choosingList.set(false);
    }

    public void addToList(Worklist list, String comment) {
        PatientIdentity patient = opened.get();
        if (patient == null) {
            return;
        }
        background.command(
                () -> work.worklists().add(list.id(), patient.id(), comment.strip()),
                () -> {
                    choosingList.set(false);
                    message.set(Message.done("patient.addedToList", patient.displayName(), list.title()));
                    refresh();
                },
                this::refused);
    }

    /** @param created gets the id of the new plan */
    public void createPlan(Consumer<String> created) {
        PatientIdentity patient = opened.get();
        if (patient != null) {
            background.run(
                    () -> work.plans().create(patient.id()),
                    created,
                    failure -> background.refuse(failure, this::refused));
        }
    }

    public boolean mayAddToList() {
        return work.access().mayWrite(Access.Subject.WORKLIST);
    }

    public boolean maySeePlan() {
        return work.access().mayRead(Access.Subject.PPCS_ADMINISTRATIVE);
    }

    public boolean mayCreatePlan() {
        return work.access().mayWrite(Access.Subject.PPCS_ADMINISTRATIVE);
    }

    public ReadOnlyObjectProperty<@Nullable PatientIdentity> opened() {
        return opened.getReadOnlyProperty();
    }

    /** The current plan of the opened patient, null when there is none or it may not be seen. */
    public ReadOnlyObjectProperty<@Nullable PlanRow> plan() {
        return plan.getReadOnlyProperty();
    }

    /** Lists of the structure, to add the opened patient to. */
    public ObservableList<Worklist> lists() {
        return lists;
    }

    public ObjectProperty<@Nullable Message> message() {
        return message;
    }

    /** Whether a list is being chosen for the opened patient. */
    public BooleanProperty choosingList() {
        return choosingList;
    }

    private record Opened(PatientIdentity patient, @Nullable PlanRow plan, List<Worklist> lists) {}

    private Optional<Opened> read(String patientId, boolean traced) {
        Optional<PatientIdentity> found =
                traced ? work.patients().open(patientId) : work.patients().find(patientId);
        return found.map(patient -> new Opened(
                patient,
                maySeePlan() ? work.plans().ofPatient(patientId).orElse(null) : null,
                mayAddToList()
                        ? work.worklists().all().stream()
                                .filter(list -> !list.received())
                                .toList()
                        : List.of()));
    }

    private void show(Optional<Opened> found) {
        plan.set(found.map(Opened::plan).orElse(null));
        lists.setAll(found.map(Opened::lists).orElse(List.of()));
        opened.set(found.map(Opened::patient).orElse(null));
    }

    private void refused(String sentence) {
        message.set(Message.refused(sentence));
    }
}
