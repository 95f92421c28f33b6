package fr.santelien.desktop.recovery;

import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.envelope.RecoveryKey;
import fr.santelien.smartcard.envelope.RecoveryKey.Slip;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a recovery key is copied from paper: counts the characters, and tells a slip as soon as it can be known. */
public final class RecoveryKeyField extends VBox {

    private final TextArea text = new TextArea();
    private final Label slip = new Label();

    public RecoveryKeyField() {
        super(3);
        Label label = new Label(Texts.get("recovery.field"));
        label.getStyleClass().add("field-label");
        label.setLabelFor(text);
        text.setId("recoveryKey");
        text.setPromptText(Texts.get("recovery.field.prompt"));
        text.setPrefRowCount(2);
        text.setWrapText(true);
        text.getStyleClass().add("recovery-key");
        // Tab leaves the field, Enter adds no line: it is one key, only long.
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        slip.setId("recoverySlip");
        slip.getStyleClass().add("small");
        slip.setWrapText(true);
        slip.setMinHeight(Region.USE_PREF_SIZE);
        text.textProperty().subscribe(this::show);
        getChildren().addAll(label, text, slip);
    }

    /** Whether everything was typed and the check characters fit. */
    public BooleanBinding complete() {
        return Bindings.createBooleanBinding(() -> RecoveryKey.slip(text.getText()) == Slip.NONE, text.textProperty());
    }

    /** What was typed; the field is emptied. */
    public String take() {
        String typed = text.getText();
        clear();
        return typed;
    }

    public void clear() {
        text.clear();
    }

    public void focusText() {
        text.requestFocus();
    }

    /** What is said of a key while it is typed. */
    static String said(String typed) {
        return switch (RecoveryKey.slip(typed)) {
            case NONE -> Texts.get("recovery.slip.none");
            case INCOMPLETE ->
                Texts.get("recovery.slip.incomplete", RecoveryKey.typed(typed), RecoveryKey.characters());
            case TOO_LONG -> Texts.get("recovery.slip.tooLong", RecoveryKey.characters());
            case NO_SUCH_CHARACTER -> Texts.get("recovery.slip.character");
            case MISTYPED -> Texts.get("recovery.slip.mistyped");
        };
    }

    private void show(String typed) {
        Slip now = RecoveryKey.slip(typed);
        slip.setText(said(typed));
        slip.getStyleClass().removeAll("muted", "warn-text");
        slip.getStyleClass().add(now == Slip.NONE || now == Slip.INCOMPLETE ? "muted" : "warn-text");
        text.setAccessibleHelp(slip.getText());
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
        } else if (event.getCode() == KeyCode.TAB) {
            event.consume();
            text.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}
