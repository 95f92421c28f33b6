package fr.santelien.desktop.login;

import fr.santelien.desktop.recovery.RecoveryKeyField;
import fr.santelien.desktop.text.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the recovery key is typed when no card opens the data. */
public final class RecoveryEntry extends VBox {

    private final RecoveryKeyField key = new RecoveryKeyField();
    private final Button open = new Button(Texts.get("login.recovery.open"));
    private final Button back = new Button(Texts.get("login.recovery.back"));

    public RecoveryEntry() {
        super(6);
        Label sentence = new Label(Texts.get("login.recovery.text"));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        open.setId("openWithRecoveryKey");
        open.getStyleClass().add("accent");
        open.disableProperty().bind(key.complete().not());
        HBox buttons = new HBox(12, open, back);
        getChildren().addAll(sentence, key, buttons);
    }

    void follow(Consumer<String> opened, Runnable given) {
        open.setOnAction(pressed -> opened.accept(key.take()));
        back.setOnAction(pressed -> {
            key.clear();
            given.run();
        });
    }

    void focusKey() {
        key.focusText();
    }
}
