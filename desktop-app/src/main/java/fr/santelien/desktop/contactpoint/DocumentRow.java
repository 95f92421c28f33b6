package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.document.Document;
import fr.santelien.desktop.screen.Chip;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One document: its name and what it is, then its state and what can be done with it. */
final class DocumentRow extends VBox {

    private final FlowPane actions = new FlowPane(10, 6);

    DocumentRow(Document document, Chip state) {
        super(4);
        Label title = new Label(document.title(), new FontIcon(Feather.PAPERCLIP));
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label kind = new Label(RequestText.document(document));
        kind.getStyleClass().add("muted");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        HBox name = new HBox(10, title, kind);
        name.setAlignment(Pos.TOP_LEFT);
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.getChildren().add(state);
        getChildren().addAll(name, actions);
    }

    void offer(String id, String label, String accessible, Runnable todo) {
        Button button = new Button(label);
        button.setId(id);
        button.setAccessibleText(accessible);
        button.setOnAction(pressed -> todo.run());
        actions.getChildren().add(button);
    }
}
