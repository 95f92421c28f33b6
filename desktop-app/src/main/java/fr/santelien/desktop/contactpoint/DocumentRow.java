package fr.santelien.desktop.contactpoint;

import fr.santelien.coordination.document.Document;
import fr.santelien.desktop.screen.Chip;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One document: its name, what it is, its state, and what can be done with it; on as many lines as it needs. */
final class DocumentRow extends FlowPane {

    private static final double TITLE_WIDTH = 320;

    DocumentRow(Document document, Chip state) {
        super(10, 4);
        setAlignment(Pos.CENTER_LEFT);
        Label title = new Label(document.title(), new FontIcon(Feather.PAPERCLIP));
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(TITLE_WIDTH);
        Label kind = new Label(RequestText.document(document));
        kind.getStyleClass().add("muted");
        getChildren().addAll(title, kind, state);
    }

    void offer(String id, String label, String accessible, Runnable todo) {
        Button button = new Button(label);
        button.setId(id);
        button.setAccessibleText(accessible);
        button.setOnAction(pressed -> todo.run());
        getChildren().add(button);
    }
}
