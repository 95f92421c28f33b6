package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.document.Document;
import fr.santelien.desktop.contactpoint.DocumentsViewModel.Download;
import fr.santelien.desktop.dialog.Dialogs;
import fr.santelien.desktop.screen.Chip;
import fr.santelien.desktop.screen.FxmlView;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.screen.Tone;
import fr.santelien.desktop.text.Texts;
import java.io.File;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Documents of a request: each with its state, its copy to save; a file is attached by a button or dropped here. */
public final class DocumentsView {

    private static final List<String> PATTERNS = List.of("*.pdf", "*.png", "*.jpg", "*.jpeg", "*.docx", "*.xlsx");

    private final DocumentsViewModel model;
    private final Dialogs dialogs;
    private final Parent root;

    @FXML
    private Pane documentsPane;

    @FXML
    private VBox documentRows;

    @FXML
    private Pane downloadPane;

    @FXML
    private ProgressBar downloadBar;

    @FXML
    private Label downloadText;

    @FXML
    private Pane attachPane;

    @SuppressWarnings("NullAway.Init")
    DocumentsView(DocumentsViewModel model, Dialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        this.root = FxmlView.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        model.documents().addListener((ListChangeListener<Document>) change -> showRows());
        model.attachable().addListener(changed -> showRows());
        model.download().addListener((observed, before, now) -> showDownload(now));
        showRows();
        showDownload(null);
    }

    @FXML
    private void attach() {
        dialogs.choose(Texts.get("document.choose"), Texts.get("document.choose.kinds"), PATTERNS)
                .ifPresent(file -> model.attach(List.of(file)));
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void dragged(DragEvent drag) {
        if (drag.getDragboard().hasFiles() && model.attachable().get()) {
            drag.acceptTransferModes(TransferMode.COPY);
            drag.consume();
        }
    }

    @FXML
    private void dropped(DragEvent drop) {
        model.attach(drop.getDragboard().getFiles().stream().map(File::toPath).toList());
        drop.setDropCompleted(true);
        drop.consume();
    }

    private void showRows() {
        documentRows
                .getChildren()
                .setAll(model.documents().stream().map(this::row).toList());
        Shown.when(model.attachable().get(), attachPane);
        Shown.when(model.attachable().get() || !model.documents().isEmpty(), documentsPane);
    }

    private DocumentRow row(Document document) {
        DocumentRow row = new DocumentRow(document, chip(document.state()));
        if (document.hasContent()) {
            row.offer(
                    "saveDocument",
                    Texts.get("document.save"),
                    Texts.get("document.save.of", document.title()),
                    () -> save(document));
        }
        if (document.isOurs() && model.attachable().get()) {
            row.offer(
                    "takeBackDocument",
                    Texts.get("document.takeBack"),
                    Texts.get("document.takeBack.of", document.title()),
                    () -> model.takeBack(document));
        }
        return row;
    }

    private void save(Document document) {
        boolean warned = dialogs.confirm(
                Texts.get("document.save.title"), Texts.get("document.save.warning"), Texts.get("document.save.where"));
        if (warned) {
            dialogs.saveAs(Texts.get("document.save.of", document.title()), document.fileName())
                    .ifPresent(copy -> model.save(document, copy));
        }
    }

    private void showDownload(@Nullable Download download) {
        Shown.when(download != null, downloadPane);
        if (download != null) {
            downloadBar.setProgress(download.share());
            downloadText.setText(Texts.get(
                    "document.downloading",
                    download.document().title(),
                    RequestText.size(download.received()),
                    RequestText.size(Math.max(0, download.document().size()))));
        }
    }

    private static Chip chip(Document.State state) {
        String text = Texts.get("document.state." + state.name());
        return switch (state) {
            case HERE -> new Chip(text, Tone.OK, Feather.CHECK);
            case TO_FETCH -> new Chip(text, Tone.INFO, Feather.DOWNLOAD_CLOUD);
            case UNSENT -> new Chip(text, Tone.WARN, Feather.UPLOAD_CLOUD);
            case SET_ASIDE -> new Chip(text, Tone.BAD, Feather.ALERT_TRIANGLE);
            case ANNOUNCED -> new Chip(text, Tone.NEUTRAL, null);
        };
    }
}
