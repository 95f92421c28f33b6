package fr.santelien.desktop.screen;

import javafx.scene.control.TableRow;

/**
 * A row that goes from one item to the next. When the number of rows changes, a table takes every row's index away and
 * gives it back at once: cells would be emptied and filled again, and their styles worked out twice, at each key of a
 * search.
 */
public final class SteadyRow<S> extends TableRow<S> {

    @Override
    public void updateIndex(int index) {
        if (index >= 0) {
            super.updateIndex(index);
        }
    }
}
