package fr.santelien.sync.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What runs between BEGIN and COMMIT, and the resource types it touched. */
final class Transaction {

    private final Sql sql;
    private final Set<String> touched = new TreeSet<>();
    private final List<ReadRows.Statement> last = new ArrayList<>();

    Transaction(Sql sql) {
        this.sql = sql;
    }

    Sql sql() {
        return sql;
    }

    /**
     * Leaves a full-text index for the end of the transaction: whatever else SQLite may have to undo alone makes it write
     * the words so far to their file, row by row.
     */
    void last(List<ReadRows.Statement> statements) {
        last.addAll(statements);
    }

    /** Runs what was left for the end: before the commit, and before anything that builds on it. */
    void settle() {
        last.forEach(statement -> sql.execute(statement.sql(), statement.parameters()));
        last.clear();
    }

    void touch(String type) {
        touched.add(type);
    }

    Set<String> touched() {
        return touched;
    }
}
