package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A group of questions that occurs once. */
final class GroupView implements ItemView, ItemsView.Nesting {

    private final ItemsView items;
    private final VBox box;

    GroupView(FormItem item, AnswerScope scope, FormContext context) {
        items = new ItemsView(item.items(), scope.nested(item.linkId(), ""), context);
        Label title = new Label(item.label());
        title.setWrapText(true);
        title.getStyleClass().add("strong");
        box = new VBox(8, title, items.node());
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show() {
        items.show();
    }

    @Override
    public void touch() {
        items.touch();
    }

    @Override
    public void notAnswers(BiConsumer<String, String> typed) {
        items.notAnswers(typed);
    }

    @Override
    public void place() {
        items.place();
    }

    @Override
    public boolean wide() {
        return true;
    }
}
