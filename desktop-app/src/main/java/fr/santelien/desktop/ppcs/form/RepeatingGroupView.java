package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.desktop.screen.Shown;
import fr.santelien.desktop.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A group that occurs several times: objectives, actions, contacts. Occurrences are known by their client id. */
final class RepeatingGroupView implements ItemView, ItemsView.Nesting {

    private final FormItem item;
    private final AnswerScope scope;
    private final FormContext context;
    private final Map<String, OccurrenceView> shown = new LinkedHashMap<>();
    private final VBox occurrences = new VBox(10);
    private final Label missing = new Label();
    private final HBox removedLine = new HBox(6);
    private final VBox box = new VBox(10);
    private boolean touched;

    RepeatingGroupView(FormItem item, AnswerScope scope, FormContext context) {
        this.item = item;
        this.scope = scope;
        this.context = context;
        Button add = new Button(
                Texts.either("ppcs.add." + item.linkId(), "ppcs.add", item.label()), new FontIcon(Feather.PLUS));
        add.setId("add-" + item.linkId());
        add.setOnAction(clicked -> add());
        missing.setWrapText(true);
        missing.getStyleClass().addAll("bad-text", "small");
        Shown.when(false, removedLine);
        box.getChildren().addAll(occurrences, removedLine, missing);
        if (context.editable()) {
            box.getChildren().add(add);
        }
        show();
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show() {
        List<Answers> now = AnswerTree.occurrences(scope.get(), item.linkId());
        Map<String, OccurrenceView> before = new LinkedHashMap<>(shown);
        shown.clear();
        for (Answers occurrence : now) {
            OccurrenceView view = before.remove(occurrence.id());
            shown.put(occurrence.id(), view != null ? view : occurrenceView(occurrence.id()));
        }
        // Removed elsewhere while it is typed in here: what is typed puts it back.
        before.forEach((id, view) -> {
            if (view.node().isFocusWithin()) {
                shown.put(id, view);
            }
        });
        placeOccurrences(shown.values().stream().map(OccurrenceView::node).toList());
        int number = 1;
        for (OccurrenceView view : shown.values()) {
            view.show(number++);
        }
        showMissing();
    }

    @Override
    public void notAnswers(BiConsumer<String, String> typed) {
        shown.values().forEach(occurrence -> occurrence.notAnswers(typed));
    }

    @Override
    public void touch() {
        touched = true;
        shown.values().forEach(OccurrenceView::touch);
        showMissing();
    }

    @Override
    public void place() {
        shown.values().forEach(OccurrenceView::place);
        showMissing();
    }

    @Override
    public boolean wide() {
        return true;
    }

    /** Only moves what has to: a node taken out of the scene loses the focus. */
    private void placeOccurrences(List<Node> wanted) {
        List<Node> children = occurrences.getChildren();
        children.retainAll(wanted);
        for (int place = 0; place < wanted.size(); place++) {
            if (place >= children.size() || children.get(place) != wanted.get(place)) {
                children.remove(wanted.get(place));
                children.add(place, wanted.get(place));
            }
        }
    }

    private OccurrenceView occurrenceView(String id) {
        return new OccurrenceView(item, scope.nested(item.linkId(), id), context, () -> remove(id));
    }

    private void add() {
        String id = context.ids().get();
        scope.change(group -> AnswerTree.withOccurrence(group, item.linkId(), new Answers(id, Map.of(), Map.of())));
        Shown.when(false, removedLine);
        showAndTell();
        OccurrenceView added = shown.get(id);
        if (added != null) {
            added.focus();
        }
    }

    private void remove(String id) {
        List<Answers> before = AnswerTree.occurrences(scope.get(), item.linkId());
        Answers removed = AnswerTree.occurrence(scope.get(), item.linkId(), id);
        scope.change(group -> AnswerTree.without(group, item.linkId(), id));
        offerUndo(Math.max(before.indexOf(removed), 0), removed);
        box.requestFocus();
        showAndTell();
    }

    private void offerUndo(int place, Answers removed) {
        Hyperlink undo = new Hyperlink(Texts.get("ppcs.undo"));
        undo.setId("undo-" + item.linkId());
        undo.setOnAction(clicked -> {
            scope.change(group -> AnswerTree.insert(group, item.linkId(), place, removed));
            Shown.when(false, removedLine);
            showAndTell();
        });
        removedLine.getChildren().setAll(new Label(Texts.get("ppcs.removed", item.label(), place + 1)), undo);
        Shown.when(true, removedLine);
    }

    private void showAndTell() {
        show();
        context.changed().run();
        context.left().run();
    }

    private void showMissing() {
        boolean none = shown.isEmpty() && item.required();
        missing.setText(Texts.get("ppcs.group.missing", item.label()));
        missing.getStyleClass().remove(touched ? "muted" : "bad-text");
        if (!missing.getStyleClass().contains(touched ? "bad-text" : "muted")) {
            missing.getStyleClass().add(touched ? "bad-text" : "muted");
        }
        Shown.when(none, missing);
    }
}
