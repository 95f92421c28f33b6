package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.coordination.ppcs.FormRules;
import fr.santelien.desktop.screen.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The items of one group occurrence, two short ones side by side; those not asked take no room. */
final class ItemsView {

    private static final int COLUMNS = 2;

    private record Placed(FormItem item, ItemView view) {}

    private final AnswerScope scope;
    private final List<Placed> placed = new ArrayList<>();
    private final GridPane grid = new GridPane();

    ItemsView(List<FormItem> items, AnswerScope scope, FormContext context) {
        this.scope = scope;
        grid.setHgap(14);
        grid.setVgap(14);
        for (int column = 0; column < COLUMNS; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(100.0 / COLUMNS);
            half.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(half);
        }
        for (FormItem item : items) {
            ItemView view = ItemViews.of(item, scope, context);
            GridPane.setValignment(view.node(), VPos.TOP);
            GridPane.setFillHeight(view.node(), false);
            placed.add(new Placed(item, view));
            grid.getChildren().add(view.node());
        }
        place();
    }

    Node node() {
        return grid;
    }

    void show() {
        placed.forEach(each -> each.view().show());
        place();
    }

    void touch() {
        placed.forEach(each -> each.view().touch());
    }

    void notAnswers(BiConsumer<String, String> typed) {
        placed.forEach(each -> each.view().notAnswers(typed));
    }

    /** Places what is asked now, row by row. */
    void place() {
        List<Answers> scopes = scope.scopes();
        int row = 0;
        int column = 0;
        for (Placed each : placed) {
            Node node = each.view().node();
            boolean asked = FormRules.isAsked(each.item(), scopes);
            Shown.when(asked, node);
            if (!asked) {
                continue;
            }
            boolean wide = each.view().wide();
            if (wide && column > 0) {
                row++;
                column = 0;
            }
            GridPane.setConstraints(node, column, row, wide ? COLUMNS : 1, 1);
            column = wide ? COLUMNS : column + 1;
            if (column == COLUMNS) {
                row++;
                column = 0;
            }
            if (each.view() instanceof Nesting nesting) {
                nesting.place();
            }
        }
    }

    /** A view with items of its own. */
    interface Nesting {
        void place();
    }
}
