package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.coordination.ppcs.FormItem.Type;
import fr.santelien.desktop.text.Texts;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One occurrence of a repeating group: « Objectif 1 — Sécuriser le retour à domicile ». */
final class OccurrenceView {

    private final FormItem group;
    private final AnswerScope scope;
    private final ItemsView items;
    private final Label title = new Label();
    private final Button remove;
    private final VBox box;
    private int number = 1;

    OccurrenceView(FormItem group, AnswerScope scope, FormContext context, Runnable removed) {
        this.group = group;
        this.scope = scope;
        this.items = new ItemsView(group.items(), scope, context);
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        title.getStyleClass().add("strong");
        HBox.setHgrow(title, Priority.ALWAYS);
        remove = new Button(Texts.get("ppcs.remove"));
        remove.getStyleClass().addAll("flat", "danger-text", "small");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setOnAction(clicked -> removed.run());
        remove.setVisible(context.editable());
        HBox head = new HBox(8, title, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(8, head, items.node());
        box.getStyleClass().addAll("panel", "panel-padded", "occurrence");
    }

    Node node() {
        return box;
    }

    void show(int place) {
        number = place;
        items.show();
        showTitle();
    }

    void notAnswers(BiConsumer<String, String> typed) {
        items.notAnswers(typed);
    }

    void touch() {
        items.touch();
    }

    void place() {
        items.place();
        showTitle();
    }

    /** The first field of a new occurrence. */
    void focus() {
        Node first = box.lookup(".text-input");
        (first == null ? box : first).requestFocus();
    }

    private void showTitle() {
        String name = Texts.get("ppcs.occurrence", group.label(), number);
        String answer = group.items().stream()
                .findFirst()
                .filter(item -> item.type() == Type.STRING)
                .map(item -> scope.get().first(item.linkId()))
                .orElse("");
        title.setText(answer.isBlank() ? name : name + " — " + answer);
        remove.setAccessibleText(Texts.get("ppcs.remove.named", name));
    }
}
