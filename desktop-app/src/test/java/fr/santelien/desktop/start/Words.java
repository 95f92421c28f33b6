package fr.santelien.desktop.start;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/** What a scene graph can tell somebody who looks into it: texts, tooltips, what is read aloud, rows not drawn. */
final class Words {

    /** Records of patients tell only their id by {@code toString}: a row that is there at all is too much. */
    static final String ROW = "row ";

    private Words() {}

    static void in(Node node, Consumer<String> word) {
        word.accept(String.valueOf(node.getAccessibleText()));
        word.accept(String.valueOf(node.getAccessibleHelp()));
        word.accept(String.valueOf(node.getUserData()));
        if (node instanceof Control control && control.getTooltip() != null) {
            word.accept(control.getTooltip().getText());
        }
        switch (node) {
            case Labeled labeled -> word.accept(String.valueOf(labeled.getText()));
            case Text text -> word.accept(text.getText());
            case TextInputControl input -> word.accept(String.valueOf(input.getText()));
            case ComboBox<?> combo -> {
                word.accept(String.valueOf(combo.getValue()));
                combo.getItems().forEach(item -> word.accept(String.valueOf(item)));
            }
            case ListView<?> list -> list.getItems().forEach(item -> word.accept(String.valueOf(item)));
            case TableView<?> table -> table.getItems().forEach(item -> word.accept(ROW + item));
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> in(child, word));
        }
        if (node instanceof Labeled labeled && labeled.getGraphic() != null) {
            in(labeled.getGraphic(), word);
        }
    }
}
