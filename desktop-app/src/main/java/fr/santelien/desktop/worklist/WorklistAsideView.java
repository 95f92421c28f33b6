package fr.santelien.desktop.worklist;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.coordination.worklist.Worklists;
import fr.santelien.desktop.patient.IdentityBanner;
import fr.santelien.desktop.patient.PatientSearchView;
import fr.santelien.desktop.patient.PatientSearchViewModel;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.Labelled;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.time.LocalDate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Beside the table: the selected patient, the search of one to add, or the structure to share with. */
public final class WorklistAsideView {

    private final WorklistViewModel model;
    private final PatientSearchViewModel searchModel;
    private final PatientSearchView search;
    private final Navigator navigator;
    private final Clock clock;
    private final ObjectProperty<@Nullable PatientIdentity> toAdd = new SimpleObjectProperty<>();
    private final Parent root;

    /** What was typed before an interruption and is not shown yet. */
    private Entry left = Entry.NONE;

    @FXML
    private Label noEntry;

    @FXML
    private Pane entryPane;

    @FXML
    private IdentityBanner identityBanner;

    @FXML
    private TextArea commentField;

    @FXML
    private Button saveCommentButton;

    @FXML
    private Button removePatientButton;

    @FXML
    private Pane addPane;

    @FXML
    private VBox searchBox;

    @FXML
    private Label toAddLabel;

    @FXML
    private TextField addComment;

    @FXML
    private Button confirmAddButton;

    @FXML
    private Pane sharePane;

    @FXML
    private ComboBox<Worklists.Partner> partnerChoice;

    @FXML
    private Button confirmShareButton;

    @FXML
    private Label noPartner;

    @SuppressWarnings("NullAway.Init")
    WorklistAsideView(
            WorklistViewModel model, Patients patients, Background background, Navigator navigator, Clock clock) {
        this.model = model;
        this.navigator = navigator;
        this.clock = clock;
        this.searchModel = new PatientSearchViewModel(patients, background, new FxDelay(), clock);
        this.search = new PatientSearchView(searchModel, this::choosePatient);
        this.root = FxmlView.load(this);
    }

    Parent root() {
        return root;
    }

    void close() {
        searchModel.close();
    }

    /** Notes who is selected and what is being typed about whom. */
    void note(Entry.Notes notes) {
        WorklistEntry entry = model.selected().get();
        if (entry != null) {
            String comment = commentField.getText();
            notes.place("patient", entry.patient().id())
                    .typed("comment", comment.equals(entry.comment()) ? "" : comment)
                    .place("cleared", comment.isEmpty() && !entry.comment().isEmpty() ? "true" : "");
        } else if (left.unsaved()) {
            notes.place("patient", left.place("patient")).typed("comment", left.typed("comment"));
        }
        PatientIdentity patient = toAdd.get();
        if (model.aside().get() == Aside.ADD) {
            searchModel.note(notes);
            notes.place("aside", Aside.ADD.name())
                    .place("toAdd", patient == null ? "" : patient.id())
                    .typed("addComment", addComment.getText());
        } else if (model.aside().get() == Aside.SHARE) {
            notes.place("aside", Aside.SHARE.name());
        }
    }

    /** What was left comes back as soon as its patient has been read. */
    void resume(Entry entry) {
        left = entry;
        if (!entry.place("aside").isEmpty()) {
            model.aside().set(Aside.valueOf(entry.place("aside")));
            searchModel.resume(entry);
            search.select(entry.place("toAdd"));
            addComment.setText(entry.typed("addComment"));
        }
    }

    @FXML
    private void initialize() {
        searchBox.getChildren().add(search.root());
        VBox.setVgrow(search.root(), Priority.ALWAYS);
        search.onSelect(patient -> toAdd.set(patient));
        toAdd.addListener((observed, before, now) -> toAddLabel.setText(
                now == null ? Texts.get("worklist.add.choose") : Texts.get("worklist.add.chosen", now.displayName())));
        toAddLabel.setText(Texts.get("worklist.add.choose"));
        confirmAddButton.disableProperty().bind(toAdd.isNull());
        partnerChoice.setItems(model.partners());
        partnerChoice.setConverter(new Labelled<>(Worklists.Partner::name));
        confirmShareButton.disableProperty().bind(partnerChoice.valueProperty().isNull());
        Shown.when(Bindings.isEmpty(model.partners()), noPartner);
        model.selected().addListener((observed, before, now) -> showEntry(before, now));
        model.aside().addListener((observed, before, now) -> showAside(now));
        showEntry(null, null);
        showAside(model.aside().get());
    }

    @FXML
    private void saveComment() {
        model.saveComment(commentField.getText());
    }

    @FXML
    private void removePatient() {
        model.remove();
    }

    @FXML
    private void openRecord() {
        WorklistEntry entry = model.selected().get();
        if (entry != null) {
            navigator.open(new Destination.Patients(entry.patient().id()));
        }
    }

    @FXML
    private void add() {
        PatientIdentity patient = toAdd.get();
        if (patient != null) {
            model.add(patient, addComment.getText());
        }
    }

    @FXML
    private void share() {
        Worklists.Partner partner = partnerChoice.getValue();
        if (partner != null) {
            model.share(partner);
        }
    }

    @FXML
    private void cancel() {
        model.aside().set(Aside.ENTRY);
    }

    private void choosePatient(PatientIdentity patient) {
        toAdd.set(patient);
        addComment.requestFocus();
    }

    private void showAside(Aside shown) {
        Shown.when(shown == Aside.ADD, addPane);
        Shown.when(shown == Aside.SHARE, sharePane);
        showEntryPane();
        switch (shown) {
            case ADD -> {
                searchModel.clear();
                addComment.clear();
                toAdd.set(null);
                search.focus();
            }
            case SHARE -> {
                partnerChoice.setValue(null);
                partnerChoice.requestFocus();
            }
            case ENTRY -> {}
        }
    }

    private void showEntryPane() {
        boolean entry = model.aside().get() == Aside.ENTRY;
        boolean chosen = model.selected().get() != null;
        Shown.when(entry && chosen, entryPane);
        Shown.when(entry && !chosen, noEntry);
    }

    /** A comment being typed is not replaced when the same patient is read again. */
    private void showEntry(@Nullable WorklistEntry before, @Nullable WorklistEntry now) {
        showEntryPane();
        identityBanner.show(now == null ? null : now.patient(), LocalDate.now(clock));
        boolean same = before != null
                && now != null
                && before.patient().id().equals(now.patient().id());
        boolean typed = before != null && !commentField.getText().equals(before.comment());
        if (now != null && !(same && typed)) {
            commentField.setText(now.comment());
        }
        if (now != null && now.patient().id().equals(left.place("patient"))) {
            if (!left.typed("comment").isEmpty() || !left.place("cleared").isEmpty()) {
                commentField.setText(left.typed("comment"));
            }
            left = Entry.NONE;
        }
        commentField.setEditable(model.mayWrite());
        Shown.when(model.mayWrite(), saveCommentButton, removePatientButton);
        if (now != null) {
            saveCommentButton.disableProperty().bind(commentField.textProperty().isEqualTo(now.comment()));
        }
    }
}
