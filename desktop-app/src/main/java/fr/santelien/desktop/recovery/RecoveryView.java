package fr.santelien.desktop.recovery;

import fr.santelien.coordination.access.User;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.recovery.Recovery.Paper;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.NoticeBar;
import fr.santelien.desktop.screen.Screen;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.task.Background;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Clock;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.print.PrinterJob;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Clé de secours: made by the referent, shown once, tried out once a year. */
public final class RecoveryView implements Screen {

    private final RecoveryViewModel model;
    private final User user;
    private final Dialogs dialogs;
    private final Moments moments;
    private final Parent root;

    @FXML
    private NoticeBar notice;

    @FXML
    private Label kept;

    @FXML
    private Button make;

    @FXML
    private VBox paper;

    @FXML
    private Label number;

    @FXML
    private Label groups;

    @FXML
    private RecoveryKeyField key;

    @FXML
    private Button tryOut;

    @FXML
    private Button take;

    @SuppressWarnings("NullAway.Init") // the FXML loader fills the fields
    public RecoveryView(Recovery recovery, User user, Background background, Dialogs dialogs, Clock clock) {
        this.model = new RecoveryViewModel(recovery, background);
        this.user = user;
        this.dialogs = dialogs;
        this.moments = new Moments(clock);
        this.root = FxmlView.load(this);
        model.refresh();
    }

    @FXML
    private void initialize() {
        notice.follow(model.message());
        tryOut.disableProperty().bind(key.complete().not());
        take.disableProperty().bind(key.complete().not());
        model.kept().subscribe(now -> {
            kept.setText(RecoveryTexts.kept(now, moments));
            make.setText(Texts.get(now.isEmpty() ? "recovery.make" : "recovery.replace"));
        });
        model.paper().subscribe(this::show);
    }

    @FXML
    private void make() {
        boolean first = model.kept().get().isEmpty();
        if (first
                || dialogs.confirm(
                        Texts.get("recovery.replace.title"),
                        Texts.get("recovery.replace.text"),
                        Texts.get("recovery.replace"))) {
            model.make();
        }
    }

    @FXML
    private void print() {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            dialogs.error(Texts.get("recovery.print.none.sentence"), Texts.get("recovery.print.none.remedy"));
        } else if (job.showPrintDialog(root.getScene().getWindow())) {
            model.paper().get().ifPresent(shown -> job.printPage(PaperPage.of(shown, user.structureName())));
            job.endJob();
        }
    }

    @FXML
    private void noted() {
        model.forget();
    }

    @FXML
    private void tryOut() {
        model.tryOut(key.take());
    }

    @FXML
    private void take() {
        model.take(key.take());
    }

    private void show(Optional<Paper> made) {
        Shown.when(made.isPresent(), paper);
        number.setText(made.map(each -> Texts.get("recovery.paper.number", each.number()))
                .orElse(""));
        groups.setText(made.map(each -> PaperPage.lines(each.groups())).orElse(""));
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
        model.forget();
        key.clear();
    }
}
