package fr.santelien.desktop.patient;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.SteadyRow;
import fr.santelien.desktop.text.Texts;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/** The three fields of the search and what they find; used by Patients and by the work lists. */
public final class PatientSearchView {

    private final PatientSearchViewModel model;
    private final Consumer<PatientIdentity> open;
    private final Parent root;

    /** Patient to select once found, empty for none. */
    private String wanted = "";

    @FXML
    private TextField patientBirthDate;

    @FXML
    private TextField patientName;

    @FXML
    private TextField patientGivenName;

    @FXML
    private Label patientBirthDateProblem;

    @FXML
    private Label patientCount;

    @FXML
    private TableView<PatientIdentity> patientTable;

    @FXML
    private TableColumn<PatientIdentity, PatientIdentity> nameColumn;

    @FXML
    private TableColumn<PatientIdentity, PatientIdentity> givenNameColumn;

    @FXML
    private TableColumn<PatientIdentity, String> birthDateColumn;

    @FXML
    private TableColumn<PatientIdentity, String> sexColumn;

    @FXML
    private TableColumn<PatientIdentity, PatientIdentity> statusColumn;

    @FXML
    private Label patientPlaceholder;

    /** @param open told which patient was chosen, by Enter or by a click */
    @SuppressWarnings("NullAway.Init")
    public PatientSearchView(PatientSearchViewModel model, Consumer<PatientIdentity> open) {
        this.model = model;
        this.open = open;
        this.root = FxmlView.load(this);
    }

    public Parent root() {
        return root;
    }

    public void focus() {
        patientBirthDate.requestFocus();
    }

    /** The patient whose row is selected, told at each change. */
    public void onSelect(Consumer<@Nullable PatientIdentity> selected) {
        patientTable
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((observed, before, now) -> selected.accept(now));
    }

    /** Selects the row of a patient as soon as the search has found it. */
    public void select(String patientId) {
        wanted = patientId;
        selectWanted();
    }

    private void selectWanted() {
        for (PatientIdentity found : model.results()) {
            if (found.id().equals(wanted)) {
                wanted = "";
                patientTable.getSelectionModel().select(found);
                return;
            }
        }
    }

    @FXML
    private void initialize() {
        patientBirthDate.textProperty().bindBidirectional(model.birthDate());
        patientName.textProperty().bindBidirectional(model.name());
        patientGivenName.textProperty().bindBidirectional(model.givenName());
        patientBirthDateProblem.textProperty().bind(model.birthDateProblem());
        Shown.when(model.birthDateProblem().isNotEmpty(), patientBirthDateProblem);
        // Its line is kept where it says nothing: the rows do not move for a count that comes in a pause.
        patientCount.textProperty().bind(model.count());
        patientTable.setItems(model.results());
        patientTable.setRowFactory(table -> new SteadyRow<>());
        model.results().addListener((ListChangeListener<PatientIdentity>) change -> selectWanted());
        patientPlaceholder
                .textProperty()
                .bind(Bindings.when(model.count().isEmpty())
                        .then(Texts.get("patient.search.start"))
                        .otherwise(Texts.get("patient.search.none")));
        IdentityCells.namesColumn(nameColumn);
        IdentityCells.givenNameColumn(givenNameColumn);
        column(birthDateColumn, IdentityCells::born);
        column(sexColumn, IdentityText::sex);
        IdentityCells.statusColumn(statusColumn, patient -> patient);
        patientTable.setOnKeyPressed(this::chooseByKey);
        patientTable.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                chooseSelected();
            }
        });
        for (TextField field : new TextField[] {patientBirthDate, patientName, patientGivenName}) {
            field.setOnKeyPressed(this::leaveFieldByKey);
        }
    }

    private static void column(TableColumn<PatientIdentity, String> column, Function<PatientIdentity, String> text) {
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    }

    private void leaveFieldByKey(KeyEvent key) {
        if (key.getCode() != KeyCode.DOWN && key.getCode() != KeyCode.ENTER
                || model.results().isEmpty()) {
            return;
        }
        patientTable.requestFocus();
        patientTable.getSelectionModel().selectFirst();
        if (key.getCode() == KeyCode.ENTER && model.results().size() == 1) {
            chooseSelected();
        }
        key.consume();
    }

    private void chooseByKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            chooseSelected();
            key.consume();
        }
    }

    private void chooseSelected() {
        PatientIdentity selected = patientTable.getSelectionModel().getSelectedItem();
        if (selected != null) {
            open.accept(selected);
        }
    }
}
