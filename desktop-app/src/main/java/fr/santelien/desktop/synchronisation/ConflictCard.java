package fr.santelien.desktop.synchronisation;

import fr.santelien.coordination.exchange.ConflictRow;
import fr.santelien.desktop.text.Texts;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One value that both sides changed: before, mine, theirs, and the choice. */
final class ConflictCard extends VBox {

    ConflictCard(
            ConflictRow conflict,
            SynchronisationTexts texts,
            Consumer<ConflictRow> keepMine,
            Consumer<ConflictRow> keepTheirs) {
        setSpacing(6);
        getStyleClass().add("conflict");
        Label title =
                label(Texts.get("synchronisation.conflict", conflict.subject(), conflict.field()), "section-title");
        Label kept = label(Texts.get("synchronisation.conflict.kept"), "muted", "small");

        Button mine = button("synchronisation.keepMine", conflict, keepMine);
        mine.getStyleClass().add("accent");
        Button theirs = button("synchronisation.keepTheirs", conflict, keepTheirs);
        VBox mySide = side(
                texts.side("synchronisation.mine", conflict.mineBy(), conflict.mineAt()),
                texts.value(conflict.mine()),
                mine);
        mySide.getStyleClass().add("panel-chosen");
        HBox sides = new HBox(
                12,
                side(Texts.get("synchronisation.before"), texts.value(conflict.before())),
                mySide,
                side(
                        texts.side("synchronisation.theirs", conflict.theirsBy(), conflict.theirsAt()),
                        texts.value(conflict.theirs()),
                        theirs));
        getChildren().addAll(title, kept, sides);
    }

    private static Button button(String key, ConflictRow conflict, Consumer<ConflictRow> choice) {
        Button button = new Button(Texts.get(key));
        button.setAccessibleText(Texts.get("synchronisation.keep.help", button.getText(), conflict.field()));
        button.setOnAction(pressed -> choice.accept(conflict));
        return button;
    }

    private static VBox side(String who, String value, Node... choice) {
        VBox side = new VBox(4, label(who, "muted", "small"), label(value, "figures"));
        side.getChildren().addAll(choice);
        side.getStyleClass().addAll("panel", "panel-padded");
        side.setPrefWidth(300);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
