package fr.santelien.desktop.card;

import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardState.CodeEntry;
import fr.santelien.smartcard.CardState.CodeRules;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Asks for the code, where the card takes it: in a field here, or on the reader's own keys. There, nothing is typed in
 * the window and the reader only waits once the button was pressed, so that its time does not run out on nobody.
 */
public final class CodeEntryPane extends VBox {

    private final Label name = new Label(Texts.get("login.code"));
    private final CodeField field = new CodeField();
    private final Label onReader = new Label(Texts.get("login.pad"));
    private final Label text = new Label();
    private final Button submit = new Button();
    private final HBox buttons = new HBox(12, submit);
    private Consumer<char[]> whenGiven = code -> Arrays.fill(code, '\0');
    private CodeEntry entry = CodeEntry.KEYBOARD;

    public CodeEntryPane() {
        field.setId("code");
        field.setOnEntered(code -> whenGiven.accept(code));
        name.getStyleClass().add("field-label");
        name.setLabelFor(field);
        onReader.getStyleClass().add("strong");
        onReader.setWrapText(true);
        onReader.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("small");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        submit.setId("submit");
        submit.setOnAction(pressed -> whenGiven.accept(field.take()));
        buttons.setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        space.setMinHeight(4);
        setSpacing(4);
        getChildren().addAll(name, field, onReader, text, space, buttons);
        ask(new CodeRules(4, 4), CodeEntry.KEYBOARD);
    }

    /** @param consumer gets the code, and must wipe it; an empty one when it is to be typed on the reader */
    public void setOnGiven(Consumer<char[]> consumer) {
        whenGiven = consumer;
    }

    /** Beside the button that gives the code. */
    public void add(Button other) {
        buttons.getChildren().add(other);
    }

    /** The one thing to do on its screen. */
    public void setPrimary(boolean primary) {
        submit.getStyleClass().remove("accent");
        if (primary) {
            submit.getStyleClass().add("accent");
        }
    }

    public boolean isPrimary() {
        return submit.getStyleClass().contains("accent");
    }

    /** Starts again, empty. */
    public void ask(CodeRules rules, CodeEntry where) {
        entry = where;
        field.setLength(rules.minLength(), rules.maxLength());
        Shown.when(where == CodeEntry.KEYBOARD, name, field);
        Shown.when(where == CodeEntry.PIN_PAD, onReader);
    }

    /**
     * @param go what the button says where the code is typed in the window; on a reader it starts the reader
     * @param said about the code: the tries left, the last mistake
     */
    public void say(String go, String said, boolean warn) {
        submit.setText(entry == CodeEntry.PIN_PAD ? Texts.get("login.pad.start") : go);
        text.setText(said);
        text.getStyleClass().removeAll("muted", "warn-text");
        text.getStyleClass().add(warn ? "warn-text" : "muted");
        field.setAccessibleHelp(said);
        submit.setAccessibleHelp(said);
    }

    public void clear() {
        field.clear();
    }

    /** Puts the keyboard where the code is given. */
    public void focus() {
        if (entry == CodeEntry.PIN_PAD) {
            submit.requestFocus();
        } else {
            field.requestFocus();
        }
    }
}
