package fr.santelien.desktop.patient;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.Labelled;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Patients: search on the left, the opened record on the right. */
public final class PatientsView implements Screen {

    private static final Set<String> TYPES = Set.of("Patient", "List", "CarePlan", "QuestionnaireResponse");

    private final PatientsViewModel model;
    private final PatientSearchViewModel searchModel;
    private final Navigator navigator;
    private final Clock clock;
    private final PatientSearchView search;
    private final Parent root;
    private final LiveReload live;

    /** How the screen was left, until its patient has been read. */
    private Entry left = Entry.NONE;

    @FXML
    private VBox searchPane;

    @FXML
    private IdentityBanner identityBanner;

    @FXML
    private NoticeBar patientNotice;

    @FXML
    private Pane patientActions;

    @FXML
    private Button addToListButton;

    @FXML
    private Button openPlanButton;

    @FXML
    private Button createPlanButton;

    @FXML
    private Label planLabel;

    @FXML
    private Pane listPane;

    @FXML
    private ComboBox<Worklist> listChoice;

    @FXML
    private TextField listComment;

    @FXML
    private Button confirmListButton;

    @FXML
    private Label noListLabel;

    @FXML
    private Label nothingOpened;

    /** @param patientId patient to open at once, null for the search alone */
    @SuppressWarnings("NullAway.Init")
    public PatientsView(
            Work work, Background background, Navigator navigator, Clock clock, @Nullable String patientId) {
        FxDelay delay = new FxDelay();
        this.model = new PatientsViewModel(work, background);
        this.searchModel = new PatientSearchViewModel(work.patients(), background, delay, clock);
        this.navigator = navigator;
        this.clock = clock;
        this.search = new PatientSearchView(searchModel, patient -> model.open(patient.id()));
        this.root = FxmlView.load(this);
        this.live = new LiveReload(work.changes(), TYPES, background, delay, this::refresh);
        if (patientId != null) {
            model.open(patientId);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        searchModel.refresh();
        model.refresh();
    }

    @Override
    public Entry entry() {
        Entry.Notes notes = new Entry.Notes();
        searchModel.note(notes);
        PatientIdentity patient = model.opened().get();
        if (patient == null) {
            return left.unsaved() ? left : notes.entry();
        }
        notes.place("patient", patient.id());
        if (model.choosingList().get()) {
            Worklist list = listChoice.getValue();
            notes.place("choosing", "true")
                    .place("list", list == null ? "" : list.id())
                    .typed("comment", listComment.getText());
        }
        return notes.entry();
    }

    @Override
    public void resume(Entry entry) {
        searchModel.resume(entry);
        if (!entry.place("patient").isEmpty()) {
            left = entry;
            model.open(entry.place("patient"));
        }
    }

    private void resumeListChoice(PatientIdentity patient) {
        if (patient.id().equals(left.place("patient"))) {
            Entry entry = left;
            left = Entry.NONE;
            if (!entry.place("choosing").isEmpty()) {
                chooseList();
                listComment.setText(entry.typed("comment"));
                model.lists().stream()
                        .filter(list -> list.id().equals(entry.place("list")))
                        .forEach(listChoice::setValue);
            }
        }
    }

    @Override
    public void close() {
        live.close();
        searchModel.close();
    }

    @FXML
    private void initialize() {
        searchPane.getChildren().add(search.root());
        VBox.setVgrow(search.root(), Priority.ALWAYS);
        search.onSelect(this::leaveAnotherPatient);
        patientNotice.follow(model.message());
        model.opened().addListener((observed, before, now) -> showOpened(now));
        model.plan().addListener((observed, before, now) -> showPlan(now));
        Shown.when(model.choosingList(), listPane);
        listChoice.setItems(model.lists());
        listChoice.setConverter(new Labelled<>(Worklist::title));
        listChoice.disableProperty().bind(Bindings.isEmpty(model.lists()));
        Shown.when(Bindings.isEmpty(model.lists()), noListLabel);
        confirmListButton.disableProperty().bind(listChoice.valueProperty().isNull());
        showOpened(null);
    }

    @FXML
    private void chooseList() {
        listChoice.setValue(model.lists().size() == 1 ? model.lists().getFirst() : null);
        listComment.clear();
        model.choosingList().set(true);
        listChoice.requestFocus();
    }

    @FXML
    private void cancelList() {
        model.choosingList().set(false);
        addToListButton.requestFocus();
    }

    @FXML
    private void addToList() {
        Worklist list = listChoice.getValue();
        if (list != null) {
            model.addToList(list, listComment.getText());
        }
    }

    @FXML
    private void openPlan() {
        PlanRow plan = model.plan().get();
        if (plan != null) {
            navigator.open(new Destination.Plan(plan.id()));
        }
    }

    @FXML
    private void createPlan() {
        model.createPlan(id -> navigator.open(new Destination.Plan(id)));
    }

    private void leaveAnotherPatient(@Nullable PatientIdentity selected) {
        PatientIdentity opened = model.opened().get();
        if (opened != null && selected != null && !selected.id().equals(opened.id())) {
            model.leave();
        }
    }

    private void showOpened(@Nullable PatientIdentity patient) {
        identityBanner.show(patient, LocalDate.now(clock));
        Shown.when(patient != null, patientActions);
        Shown.when(patient == null, nothingOpened);
        Shown.when(model.mayAddToList(), addToListButton);
        showPlan(model.plan().get());
        if (patient != null) {
            resumeListChoice(patient);
        }
    }

    private void showPlan(@Nullable PlanRow plan) {
        Shown.when(plan != null, openPlanButton);
        Shown.when(plan == null && model.mayCreatePlan(), createPlanButton);
        Shown.when(model.maySeePlan(), planLabel);
        planLabel.setText(
                plan == null
                        ? Texts.get("patient.plan.none")
                        : Texts.get("patient.plan." + plan.status().name(), plan.completion()));
    }
}
