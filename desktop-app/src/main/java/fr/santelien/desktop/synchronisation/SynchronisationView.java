package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.exchange.ExchangeStatus;
import fr.santelien.coordination.exchange.WaitingRow;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.FxDelay;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.LiveReload;
import fr.santelien.desktop.screen.Navigator;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.synchronisation.SynchronisationViewModel.Snapshot;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Synchronisation: the figures, the conflicts to decide, and every line that is not on the server yet. */
public final class SynchronisationView implements Screen {

    /** Beyond two conflicts the list scrolls, so that what waits stays in sight. */
    private static final double CONFLICTS_HEIGHT = 330;

    private final SynchronisationViewModel model;
    private final Dialogs dialogs;
    private final Navigator navigator;
    private final SynchronisationTexts texts;
    private final Parent root;
    private final LiveReload live;

    @FXML
    private Chip decisions;

    @FXML
    private Chip refused;

    @FXML
    private Button exchangeNow;

    @FXML
    private NoticeBar notice;

    @FXML
    private Label lastSuccess;

    @FXML
    private Label lastFailure;

    @FXML
    private Label waitingCount;

    @FXML
    private Label oldest;

    @FXML
    private Label records;

    @FXML
    private Label drafts;

    @FXML
    private Label reception;

    @FXML
    private ProgressBar receptionBar;

    @FXML
    private VBox work;

    @FXML
    private ScrollPane conflictPane;

    @FXML
    private VBox conflicts;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab waitingTab;

    @FXML
    private Tab decidedTab;

    @FXML
    private Label people;

    @FXML
    private WaitingTable waiting;

    @FXML
    private DecidedTable decided;

    @FXML
    private VBox undecided;

    @FXML
    private VBox settled;

    @FXML
    private FontIcon settledIcon;

    @FXML
    private Label settledTitle;

    @FXML
    private Label settledDetail;

    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public SynchronisationView(Work session, Background background, Navigator navigator, Clock clock, Dialogs dialogs) {
        this.model = new SynchronisationViewModel(session.exchanges(), background);
        this.dialogs = dialogs;
        this.navigator = navigator;
        this.texts = new SynchronisationTexts(new Moments(clock));
        this.root = FxmlView.load(this);
        this.live = new LiveReload(session.changes(), background, new FxDelay(), this::refresh);
        model.refresh();
    }

    @FXML
    private void initialize() {
        notice.follow(model.message());
        conflictPane
                .minHeightProperty()
                .bind(conflicts.heightProperty().map(full -> Math.min(CONFLICTS_HEIGHT, full.doubleValue())));
        conflictPane.maxHeightProperty().bind(conflictPane.minHeightProperty());
        waiting.fill(texts, model::retry, this::abandon, this::open);
        decided.fill(texts, model::undo, this::open);
        model.toSee()
                .subscribe(record -> notice.offer(
                        "seeButton", Texts.get("synchronisation.see"), record == null ? null : () -> open(record)));
        Shown.when(false, decisions, refused, work, settled, people, undecided, decided);
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> model.snapshot().get().ifPresent(this::showLines));
        model.snapshot().subscribe(read -> read.ifPresent(this::show));
    }

    @FXML
    private void exchangeNow() {
        model.exchangeNow();
    }

    /** As the cross of the window does: sends first what waits. */
    @FXML
    private void sendThenClose() {
        Window window = root.getScene().getWindow();
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private void open(String record) {
        Records.screen(record).ifPresent(navigator::open);
    }

    private void abandon(WaitingRow row) {
        if (dialogs.confirm(
                Texts.get("synchronisation.abandon.title"),
                Texts.get("synchronisation.abandon.sentence", row.subject()),
                Texts.get("synchronisation.abandon"))) {
            model.abandon(row);
        }
    }

    private void show(Snapshot now) {
        ExchangeStatus status = now.status();
        Shown.when(status.conflicts() > 0, decisions);
        decisions.show(Texts.get("synchronisation.conflicts", status.conflicts()), Tone.WARN, Feather.GIT_PULL_REQUEST);
        Shown.when(status.refused() > 0, refused);
        refused.show(Texts.get("synchronisation.refused", status.refused()), Tone.BAD, Feather.ALERT_TRIANGLE);
        exchangeNow.setDisable(now.connection().running());
        showFigures(now);
        conflicts
                .getChildren()
                .setAll(now.conflicts().stream()
                        .map(each -> new ConflictCard(each, texts, model::keepMine, model::keepTheirs))
                        .toList());
        waiting.getItems().setAll(now.waiting());
        decided.getItems().setAll(now.decided());
        people.setText(texts.people(now.waiting()));
        waitingTab.setText(Texts.get("synchronisation.tab.waiting", texts.number(texts.count(now.waiting()))));
        decidedTab.setText(Texts.get(
                "synchronisation.tab.decided", texts.number(now.decided().size())));
        settledIcon.setIconCode(status.lastSuccess() == null ? Feather.DOWNLOAD_CLOUD : Feather.CHECK_CIRCLE);
        settledTitle.setText(texts.settledTitle(status));
        settledDetail.setText(texts.settledDetail(status));
        Shown.when(true, work);
        showLines(now);
    }

    /** What of the chosen tab there is. */
    private void showLines(Snapshot now) {
        boolean lately = tabs.getSelectionModel().getSelectedItem() == decidedTab;
        Shown.when(!lately && !now.conflicts().isEmpty(), conflictPane);
        Shown.when(!lately && !people.getText().isEmpty(), people);
        Shown.when(!lately && !now.waiting().isEmpty(), waiting);
        Shown.when(!lately && now.settled(), settled);
        Shown.when(lately && !now.decided().isEmpty(), decided);
        Shown.when(lately && now.decided().isEmpty(), undecided);
    }

    private void showFigures(Snapshot now) {
        ExchangeStatus status = now.status();
        lastSuccess.setText(texts.lastSuccess(status));
        Shown.text(lastFailure, texts.failure(now));
        waitingCount.setText(Texts.get("synchronisation.waiting.count", status.waiting()));
        Shown.text(oldest, texts.oldest(status));
        records.setText(texts.number(status.resources()));
        Shown.text(drafts, status.drafts() == 0 ? "" : Texts.get("synchronisation.drafts", status.drafts()));
        reception.setText(texts.reception(status));
        Integer total = status.total();
        Shown.when(status.received() >= 0, receptionBar);
        receptionBar.setProgress(
                total == null || total == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) status.received() / total);
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
    public void close() {
        live.close();
        model.close();
    }
}
