package fr.santelien.desktop.screen;

import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.VBox;

/**
 * A cell with a main text and a muted one below it (absent when it is empty). Both wrap, and the row grows with them
 * where the table has no fixed height: nothing is cut.
 */
public final class TwoLineCell<S> extends TableCell<S, S> {

    private static final double MIN_HEIGHT = 54;

    private final Function<S, String> main;
    private final Function<S, String> detail;
    private final Label first = new Label();
    private final Label second = new Label();
    private final VBox box = new VBox(1, first);

    /** Main text in bold. */
    public TwoLineCell(Function<S, String> main, Function<S, String> detail) {
        this.main = main;
        this.detail = detail;
        first.setWrapText(true);
        first.getStyleClass().add("cell-main");
        second.setWrapText(true);
        second.getStyleClass().add("cell-detail");
        getStyleClass().add("two-line-cell");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setVisible(false);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(box);
    }

    /** Main text as plain as the detail. */
    public static <S> TwoLineCell<S> plain(Function<S, String> main, Function<S, String> detail) {
        TwoLineCell<S> cell = new TwoLineCell<>(main, detail);
        cell.first.getStyleClass().setAll("label", "cell-plain");
        return cell;
    }

    @Override
    protected void updateItem(S row, boolean empty) {
        super.updateItem(row, empty);
        // Hidden, not taken away: a node that comes back has its styles worked out anew.
        box.setVisible(!empty && row != null);
        if (empty || row == null) {
            return;
        }
        first.setText(main.apply(row));
        String below = detail.apply(row);
        second.setText(below);
        Shown.when(!below.isEmpty(), second);
        if (!below.isEmpty() && second.getParent() == null) {
            box.getChildren().add(second); // not before: the styles of each node are worked out at each key of a search
        }
    }

    /** Rows ask without a width; the column's is the one that counts. */
    @Override
    protected double computePrefHeight(double width) {
        if (!box.isVisible() || getTableColumn() == null) {
            return MIN_HEIGHT;
        }
        double inside = getTableColumn().getWidth() - snappedLeftInset() - snappedRightInset();
        return Math.max(MIN_HEIGHT, snappedTopInset() + box.prefHeight(inside) + snappedBottomInset());
    }

    /** A labeled node gives its graphic the height of unwrapped lines: here it gets all the room. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        box.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
    }
}
