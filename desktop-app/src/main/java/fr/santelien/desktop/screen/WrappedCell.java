package fr.santelien.desktop.screen;

import java.util.function.Function;
import javafx.scene.control.TableCell;

/** A cell with one text that wraps; the row grows with it where the table has no fixed height: nothing is cut. */
public final class WrappedCell<S> extends TableCell<S, S> {

    private final Function<S, String> text;

    public WrappedCell(Function<S, String> text) {
        this.text = text;
        setWrapText(true);
    }

    @Override
    protected void updateItem(S row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : text.apply(row));
    }

    /** Rows ask without a width; the column's is the one that counts. */
    @Override
    protected double computePrefHeight(double width) {
        return getText() == null || getTableColumn() == null
                ? TwoLineCell.MIN_HEIGHT
                : Math.max(
                        TwoLineCell.MIN_HEIGHT,
                        super.computePrefHeight(getTableColumn().getWidth()));
    }
}
