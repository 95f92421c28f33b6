package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.ppcs.PlanRow;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** PPCS: the plans of this poste. */
public final class PlansView implements Screen {

    private static final Set<String> TYPES = Set.of("CarePlan", "QuestionnaireResponse", "Patient");

    private final PlansViewModel model;
    private final Navigator navigator;
    private final Moments moments;
    private final Parent root;
    private final LiveReload live;

    @FXML
    private TextField planFilter;

    @FXML
    private Label planCount;

    @FXML
    private TableView<PlanRow> planTable;

    @FXML
    private TableColumn<PlanRow, PlanRow> patientColumn;

    @FXML
    private TableColumn<PlanRow, PlanRow> statusColumn;

    @FXML
    private TableColumn<PlanRow, PlanRow> completionColumn;

    @FXML
    private TableColumn<PlanRow, PlanRow> changedColumn;

    @FXML
    private TableColumn<PlanRow, PlanRow> sentColumn;

    @FXML
    private Label planPlaceholder;

    @FXML
    private Button openPlanButton;

    @SuppressWarnings("NullAway.Init")
    public PlansView(Work work, Background background, Navigator navigator, Clock clock) {
        FxDelay delay = new FxDelay();
        this.model = new PlansViewModel(work.plans(), background, delay);
        this.navigator = navigator;
        this.moments = new Moments(clock);
        this.root = FxmlView.load(this);
        this.live = new LiveReload(work.changes(), TYPES, background, delay, this::refresh);
        model.refresh();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public Entry entry() {
        return new Entry.Notes().place("filter", model.filter().get()).entry();
    }

    @Override
    public void resume(Entry entry) {
        model.filter().set(entry.place("filter"));
    }

    @Override
    public void close() {
        live.close();
        model.close();
    }

    @FXML
    private void initialize() {
        planFilter.textProperty().bindBidirectional(model.filter());
        planCount.textProperty().bind(model.count());
        planTable.setItems(model.rows());
        PlanCells.patientColumn(patientColumn, moments);
        PlanCells.statusColumn(statusColumn);
        PlanCells.completionColumn(completionColumn);
        PlanCells.changedColumn(changedColumn, moments);
        PlanCells.sentColumn(sentColumn);
        planPlaceholder
                .textProperty()
                .bind(Bindings.when(model.filter().isEmpty())
                        .then(Texts.get("ppcs.empty"))
                        .otherwise(Texts.get("ppcs.empty.filter")));
        openPlanButton
                .disableProperty()
                .bind(planTable.getSelectionModel().selectedItemProperty().isNull());
        planTable.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                open();
                key.consume();
            }
        });
        planTable.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                open();
            }
        });
        planFilter.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN && !model.rows().isEmpty()) {
                planTable.requestFocus();
                planTable.getSelectionModel().selectFirst();
                key.consume();
            }
        });
    }

    @FXML
    private void open() {
        PlanRow selected = planTable.getSelectionModel().getSelectedItem();
        if (selected != null) {
            navigator.open(new Destination.Plan(selected.id()));
        }
    }

    @FXML
    private void searchPatient() {
        navigator.open(new Destination.Patients(null));
    }
}
