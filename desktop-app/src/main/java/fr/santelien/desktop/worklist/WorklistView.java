package fr.santelien.desktop.worklist;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.desktop.patient.IdentityCells;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.Entry;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Listes de travail: the lists, the patients of the chosen one, and the one selected. */
public final class WorklistView implements Screen {

    private static final Set<String> TYPES = Set.of("List", "Patient", "Organization");

    private final WorklistViewModel model;
    private final Moments moments;
    private final WorklistAsideView asideView;
    private final Parent root;
    private final LiveReload live;

    /** The list whose title is being typed, and the title it had then. */
    private String renamedId = "";

    private String renamedFrom = "";

    /** The title that was being typed, until the list it is for has been read. */
    private String titleToResume = "";

    @FXML
    private Pane heading;

    @FXML
    private Label listTitle;

    @FXML
    private FlowPane listHeading;

    @FXML
    private Pane titleEditor;

    @FXML
    private TextField titleField;

    @FXML
    private Pane listActions;

    @FXML
    private Button renameListButton;

    @FXML
    private Button shareListButton;

    @FXML
    private NoticeBar listNotice;

    @FXML
    private Button newListButton;

    @FXML
    private Pane newListPane;

    @FXML
    private TextField newListField;

    @FXML
    private VBox ownLists;

    @FXML
    private VBox receivedLists;

    @FXML
    private HBox panes;

    @FXML
    private VBox tablePane;

    @FXML
    private TextField worklistFilter;

    @FXML
    private TableView<WorklistEntry> worklistTable;

    @FXML
    private TableColumn<WorklistEntry, WorklistEntry> patientColumn;

    @FXML
    private TableColumn<WorklistEntry, PatientIdentity> statusColumn;

    @FXML
    private TableColumn<WorklistEntry, WorklistEntry> commentColumn;

    @FXML
    private TableColumn<WorklistEntry, WorklistEntry> addedColumn;

    @FXML
    private Label worklistPlaceholder;

    /** @param listId list to choose, null for the first one */
    @SuppressWarnings("NullAway.Init")
    public WorklistView(Work work, Background background, Navigator navigator, Clock clock, @Nullable String listId) {
        FxDelay delay = new FxDelay();
        this.model = new WorklistViewModel(work.worklists(), work.access(), background, delay);
        this.moments = new Moments(clock);
        this.asideView = new WorklistAsideView(model, work.patients(), background, navigator, clock);
        this.root = FxmlView.load(this);
        this.live = new LiveReload(work.changes(), TYPES, background, delay, this::refresh);
        if (listId != null) {
            model.choose(listId);
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
        Worklist list = model.current().get();
        Entry.Notes notes = new Entry.Notes()
                .place("list", list == null ? "" : list.id())
                .place("filter", model.filter().get());
        if (newListPane.isVisible()) {
            notes.place("new", "true").typed("newTitle", newListField.getText());
        }
        if (titleEditor.isVisible() && list != null && !titleField.getText().equals(list.title())) {
            notes.typed("title", titleField.getText());
        }
        asideView.note(notes);
        return notes.entry();
    }

    @Override
    public void resume(Entry entry) {
        titleToResume = entry.typed("title");
        asideView.resume(entry);
        model.resume(entry.place("list"), entry.place("filter"), entry.place("patient"));
        if (!entry.place("new").isEmpty()) {
            Shown.when(true, newListPane);
            newListField.setText(entry.typed("newTitle"));
        }
    }

    @Override
    public void close() {
        live.close();
        asideView.close();
        model.close();
    }

    @FXML
    private void initialize() {
        listTitle.maxWidthProperty().bind(heading.widthProperty());
        panes.getChildren().add(asideView.root());
        model.aside().addListener((observed, before, now) -> showAside(now));
        ListBar bar = new ListBar(ownLists, receivedLists, model::choose);
        model.lists().addListener((ListChangeListener<Worklist>)
                change -> bar.show(model.lists(), model.current().get()));
        model.current().addListener((observed, before, now) -> {
            bar.show(model.lists(), now);
            showList(now);
        });
        bar.show(model.lists(), null);
        listNotice.follow(model.message());
        model.removed()
                .addListener((observed, before, now) -> listNotice.offer(
                        "undoRemoveButton", Texts.get("worklist.undo"), now == null ? null : model::undoRemove));
        worklistFilter.textProperty().bindBidirectional(model.filter());
        WorklistCells.patientColumn(patientColumn, moments);
        IdentityCells.statusColumn(statusColumn, WorklistEntry::patient);
        WorklistCells.commentColumn(commentColumn);
        WorklistCells.addedColumn(addedColumn, moments);
        worklistTable.setItems(model.entries());
        worklistTable.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null) {
                model.select(now);
            }
        });
        model.selected().addListener((observed, before, now) -> selectRow(now));
        model.filter().addListener(typed -> showPlaceholder());
        worklistFilter.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.DOWN && !model.entries().isEmpty()) {
                worklistTable.requestFocus();
                worklistTable.getSelectionModel().selectFirst();
                key.consume();
            }
        });
        Shown.when(false, newListPane);
        Shown.when(model.mayWrite(), newListButton);
        showList(null);
    }

    @FXML
    private void startNewList() {
        Shown.when(true, newListPane);
        newListField.requestFocus();
    }

    @FXML
    private void createList() {
        model.create(newListField.getText(), this::endNewList);
    }

    @FXML
    private void endNewList() {
        newListField.clear();
        Shown.when(false, newListPane);
    }

    @FXML
    private void startRenaming() {
        Worklist list = model.current().get();
        if (list != null) {
            renamedId = list.id();
            renamedFrom = list.title();
            titleField.setText(list.title());
            showTitleEditor(true);
            titleField.requestFocus();
            titleField.selectAll();
        }
    }

    @FXML
    private void rename() {
        String id = renamedId;
        model.rename(titleField.getText(), () -> {
            if (id.equals(renamedId)) {
                endRenaming();
            }
        });
    }

    @FXML
    private void endRenaming() {
        showTitleEditor(false);
    }

    @FXML
    private void share() {
        model.aside().set(Aside.SHARE);
    }

    @FXML
    private void addPatient() {
        model.aside().set(Aside.ADD);
    }

    /** The search of a patient takes the place of the table. */
    private void showAside(Aside aside) {
        Shown.when(aside != Aside.ADD, tablePane);
        HBox.setHgrow(asideView.root(), aside == Aside.ADD ? Priority.ALWAYS : Priority.NEVER);
    }

    private void showTitleEditor(boolean editing) {
        Shown.when(editing, titleEditor);
        Shown.when(!editing, listHeading);
        Shown.when(!editing && model.current().get() != null && model.mayWrite(), listActions);
    }

    private void showList(@Nullable Worklist list) {
        String shownId = list == null ? "" : list.id();
        String title = list == null ? "" : list.title();
        boolean resumed = list != null && !titleToResume.isEmpty();
        // A colleague's change to the same list does not close what is being typed.
        boolean goesOn = list != null && titleEditor.isVisible() && shownId.equals(renamedId);
        if (resumed) {
            renamedId = shownId;
            renamedFrom = title;
            titleField.setText(titleToResume);
            titleToResume = "";
        } else if (goesOn && titleField.getText().equals(renamedFrom)) {
            renamedFrom = title;
            titleField.setText(title);
        }
        showTitleEditor(resumed || goesOn);
        listTitle.setText(list == null ? Texts.get("worklist.title") : title);
        listHeading.getChildren().setAll(listTitle);
        if (list != null) {
            listHeading.getChildren().addAll(state(list));
        }
        Shown.when(list != null && !list.received(), renameListButton, shareListButton);
        showPlaceholder();
    }

    private static List<Chip> state(Worklist list) {
        List<Chip> chips = new ArrayList<>();
        if (list.received()) {
            chips.add(new Chip(Texts.get("worklist.from", list.owner()), Tone.INFO, Feather.SHARE_2));
        } else if (!list.sharedWith().isEmpty()) {
            String names = String.join(", ", list.sharedWith());
            chips.add(new Chip(Texts.get("worklist.sharedWith", names), Tone.INFO, Feather.SHARE_2));
        }
        if (list.unsent()) {
            chips.add(new Chip(Texts.get("state.unsent"), Tone.WARN, Feather.UPLOAD_CLOUD));
        }
        return chips;
    }

    private void showPlaceholder() {
        String key = model.current().get() == null
                ? "worklist.empty.noList"
                : model.filter().get().isBlank() ? "worklist.empty.list" : "worklist.empty.filter";
        worklistPlaceholder.setText(Texts.get(key));
    }

    private void selectRow(@Nullable WorklistEntry entry) {
        if (entry == null) {
            worklistTable.getSelectionModel().clearSelection();
        } else if (!entry.equals(worklistTable.getSelectionModel().getSelectedItem())) {
            worklistTable.getSelectionModel().select(entry);
        }
    }
}
