package fr.santelien.sync.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What runs between BEGIN and COMMIT, and the resource types it touched. */
final class Transaction {

    private final Sql sql;
    private final Set<String> touched = new TreeSet<>();
    private final List<NewRows> gained = new ArrayList<>();

    Transaction(Sql sql) {
        this.sql = sql;
    }

    Sql sql() {
        return sql;
    }

    /** Leaves the rows that read models gain for the end of the transaction, where they are written all together. */
    void gain(NewRows rows) {
        gained.add(rows);
    }

    /** Writes what was left for the end: before the commit, and before anything that builds on it. */
    void settle() {
        if (!gained.isEmpty()) {
            NewRows.write(sql, gained);
            gained.clear();
        }
    }

    void touch(String type) {
        touched.add(type);
    }

    Set<String> touched() {
        return touched;
    }
}
