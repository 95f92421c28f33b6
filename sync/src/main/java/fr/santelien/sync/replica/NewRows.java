package fr.santelien.sync.replica;

import java.util.ArrayList;
import java.util.List;

/**
 * The read-model rows of one resource that is not here yet, told without touching the file, on any thread.
 *
 * @param models one for each read model that could take the resource
 * @param whole whether all of them could
 */
record NewRows(Reference reference, List<ReadRows.Changes> models, boolean whole) {

    /** Writes those of many resources together: what SQLite may have to undo by itself, it copies page by page. */
    static void write(Sql sql, List<NewRows> all) {
        List<ReadRows.Statement> together = new ArrayList<>();
        all.forEach(rows -> rows.models().forEach(model -> together.addAll(model.rows())));
        boolean written = sql.tryAll(together);
        List<ReadRows.Statement> learnt = new ArrayList<>();
        for (NewRows rows : all) {
            boolean whole = rows.whole();
            for (ReadRows.Changes model : rows.models()) {
                if (written || sql.tryAll(model.rows())) {
                    learnt.addAll(model.learnt());
                } else {
                    whole = false;
                }
            }
            if (!whole) {
                Projections.flag(sql, rows.reference(), true);
            }
        }
        // At the very end: a full-text index writes what it gathered to its file whenever a savepoint begins.
        sql.executeAll(learnt);
    }
}
