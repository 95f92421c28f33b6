package fr.santelien.desktop.dialog;

import fr.santelien.desktop.text.Texts;
import fr.santelien.desktop.theme.Theme;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.controlsfx.control.Notifications;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Windows over the poste's own. */
public final class FxDialogs implements Dialogs {

    private static final Logger LOG = LoggerFactory.getLogger(FxDialogs.class);
    private static final double WIDTH = 460;

    private final Window owner;

    public FxDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public boolean confirm(String title, String sentence, String action) {
        ButtonType go = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialog(title, text(sentence), go, cancel());
        return dialog.showAndWait().filter(go::equals).isPresent();
    }

    @Override
    public Optional<String> askText(String title, String label, String initial, String action) {
        return ask(title, label, new TextField(initial), action);
    }

    @Override
    public Optional<String> askLines(String title, String label, String initial, String action) {
        TextArea area = new TextArea(initial);
        area.setWrapText(true);
        area.setPrefRowCount(5);
        return ask(title, label, area, action);
    }

    private Optional<String> ask(String title, String label, TextInputControl field, String action) {
        Label name = new Label(label);
        name.getStyleClass().add("field-label");
        name.setLabelFor(field);
        ButtonType go = new ButtonType(action, ButtonBar.ButtonData.OK_DONE);
        Dialog<ButtonType> dialog = dialog(title, new VBox(4, name, field), go, cancel());
        dialog.getDialogPane()
                .lookupButton(go)
                .disableProperty()
                .bind(field.textProperty().map(String::isBlank));
        dialog.setOnShown(shown -> field.requestFocus());
        return dialog.showAndWait()
                .filter(go::equals)
                .map(done -> field.getText().strip());
    }

    @Override
    public Optional<Path> saveAs(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> choose(String title, String kinds, List<String> patterns) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kinds, patterns));
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public void explain(String title, String sentences) {
        dialog(title, text(sentences), close()).showAndWait();
    }

    @Override
    public void error(String sentence, String remedy) {
        Label what = text(sentence);
        what.getStyleClass().add("strong");
        dialog(Texts.get("dialog.error.title"), new VBox(6, what, text(remedy)), close())
                .showAndWait();
    }

    @Override
    public void unexpected(Throwable failure) {
        String report = FailureReport.of(failure);
        LOG.error("unexpected failure: {}", report);
        TextArea details = new TextArea(report);
        details.setEditable(false);
        details.setPrefRowCount(8);
        details.setAccessibleText(Texts.get("dialog.unexpected.details"));
        ButtonType copy = new ButtonType(Texts.get("dialog.unexpected.copy"), ButtonBar.ButtonData.LEFT);
        Dialog<ButtonType> dialog = dialog(
                Texts.get("dialog.unexpected.title"),
                new VBox(8, text(Texts.get("dialog.unexpected.text")), details),
                copy,
                close());
        Button copyButton = (Button) dialog.getDialogPane().lookupButton(copy);
        copyButton.setGraphic(new FontIcon(Feather.COPY));
        copyButton.addEventFilter(javafx.event.ActionEvent.ACTION, pressed -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(details.getText());
            Clipboard.getSystemClipboard().setContent(content);
            copyButton.setText(Texts.get("dialog.unexpected.copied"));
            pressed.consume(); // the window stays open
        });
        dialog.show();
    }

    @Override
    public void notice(String sentence) {
        Notifications.create()
                .owner(owner)
                .position(Pos.BOTTOM_RIGHT)
                .graphic(new FontIcon(Feather.CHECK_CIRCLE))
                .text(sentence)
                .show();
    }

    @Override
    public void dismissAll() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window != owner) {
                window.hide();
            }
        }
    }

    private Dialog<ButtonType> dialog(String title, Node content, ButtonType... buttons) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(title);
        dialog.setHeaderText(title);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setPrefWidth(WIDTH);
        dialog.getDialogPane().getButtonTypes().setAll(FXCollections.observableArrayList(buttons));
        Theme.dress(dialog.getDialogPane().getScene());
        return dialog;
    }

    private static Label text(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMaxWidth(WIDTH - 40);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private static ButtonType cancel() {
        return new ButtonType(Texts.get("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    }

    private static ButtonType close() {
        return new ButtonType(Texts.get("dialog.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
    }
}
