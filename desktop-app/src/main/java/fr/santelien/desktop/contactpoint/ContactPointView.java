package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.contactpoint.RequestDetail;
import fr.santelien.coordination.contactpoint.RequestRow;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** Point de contact: requests by stage on the left, the one being looked at on the right. */
public final class ContactPointView implements Screen {

    private static final Set<String> TYPES = Set.of("Task", "Patient", "Binary");

    private final ContactPointViewModel model;
    private final Moments moments;
    private final RequestDetailView detail;
    private final Parent root;
    private final LiveReload live;

    @FXML
    private TabPane requestTabs;

    @FXML
    private Tab tabToHandle;

    @FXML
    private Tab tabTaken;

    @FXML
    private Tab tabAwaiting;

    @FXML
    private Tab tabClosed;

    @FXML
    private Tab tabAll;

    @FXML
    private HBox panes;

    @FXML
    private TableView<RequestRow> requestTable;

    @FXML
    private TableColumn<RequestRow, RequestRow> priorityColumn;

    @FXML
    private TableColumn<RequestRow, RequestRow> requestColumn;

    @FXML
    private TableColumn<RequestRow, RequestRow> senderColumn;

    @FXML
    private TableColumn<RequestRow, RequestRow> receivedColumn;

    @FXML
    private Label requestPlaceholder;

    /** @param requestId request to open at once, null for none */
    @SuppressWarnings("NullAway.Init")
    public ContactPointView(
            Work work, Background background, Clock clock, Dialogs dialogs, @Nullable String requestId) {
        this.model = new ContactPointViewModel(work.contactPoint(), work.access(), background);
        this.moments = new Moments(clock);
        this.detail = new RequestDetailView(model, moments, dialogs);
        this.root = FxmlView.load(this);
        this.live = new LiveReload(work.changes(), TYPES, background, new FxDelay(), this::refresh);
        if (requestId != null) {
            model.stage().set(null);
            requestTabs.getSelectionModel().select(tabAll);
            model.open(requestId);
        }
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
        RequestDetail shown = model.detail().get();
        return new ContactPointEntry(
                        model.stage().get(),
                        shown == null ? "" : shown.row().id(),
                        model.reply().all())
                .toEntry();
    }

    @Override
    public void resume(Entry entry) {
        ContactPointEntry left = ContactPointEntry.of(entry);
        model.reply().putBack(left.replies());
        requestTabs.getSelectionModel().select(tabOf(left.stage()));
        if (!left.requestId().isEmpty()) {
            model.look(left.requestId());
        }
    }

    @Override
    public void close() {
        live.close();
        model.documents().close();
    }

    @FXML
    private void initialize() {
        panes.getChildren().add(detail.root());
        HBox.setHgrow(detail.root(), Priority.ALWAYS);
        RequestCells.priorityColumn(priorityColumn);
        RequestCells.requestColumn(requestColumn, moments);
        RequestCells.senderColumn(senderColumn);
        RequestCells.receivedColumn(receivedColumn, moments);
        requestTable.setItems(model.rows());
        requestTable.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null) {
                model.preview(now);
            }
        });
        requestTable.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                openSelected();
                key.consume();
            }
        });
        requestTable.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                openSelected();
            }
        });
        model.rows().addListener((ListChangeListener<RequestRow>) change -> selectShown());
        model.detail().addListener((observed, before, now) -> selectShown());
        model.counts().addListener((observed, before, now) -> showCounts(now));
        showCounts(Map.of());
        requestTabs
                .getSelectionModel()
                .selectedItemProperty()
                .addListener((observed, before, now) -> model.stage().set(stageOf(now)));
    }

    private void openSelected() {
        RequestRow selected = requestTable.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.open(selected.id());
        }
    }

    /** The row of the request being looked at stays selected when the rows are read again. */
    private void selectShown() {
        RequestDetail shown = model.detail().get();
        for (int index = 0; shown != null && index < model.rows().size(); index++) {
            if (model.rows().get(index).id().equals(shown.row().id())) {
                requestTable.getSelectionModel().select(index);
                return;
            }
        }
        requestTable.getSelectionModel().clearSelection();
    }

    private void showCounts(Map<Stage, Integer> counts) {
        tabToHandle.setText(Texts.get("contactpoint.tab.toHandle", counts.getOrDefault(Stage.TO_HANDLE, 0)));
        tabTaken.setText(Texts.get("contactpoint.tab.taken", counts.getOrDefault(Stage.TAKEN, 0)));
        tabAwaiting.setText(Texts.get("contactpoint.tab.awaiting", counts.getOrDefault(Stage.AWAITING_SENDER, 0)));
        requestPlaceholder.setText(placeholder());
    }

    private String placeholder() {
        Stage stage = model.stage().get();
        return Texts.get("contactpoint.empty." + (stage == null ? "ALL" : stage.name()));
    }

    private Tab tabOf(@Nullable Stage stage) {
        return switch (stage) {
            case TO_HANDLE -> tabToHandle;
            case TAKEN -> tabTaken;
            case AWAITING_SENDER -> tabAwaiting;
            case CLOSED -> tabClosed;
            case null -> tabAll;
        };
    }

    private @Nullable Stage stageOf(Tab tab) {
        if (tab == tabToHandle) {
            return Stage.TO_HANDLE;
        } else if (tab == tabTaken) {
            return Stage.TAKEN;
        } else if (tab == tabAwaiting) {
            return Stage.AWAITING_SENDER;
        }
        return tab == tabClosed ? Stage.CLOSED : null;
    }
}
