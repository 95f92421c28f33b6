package fr.santelien.sync.replica;

import java.util.Set;
import java.util.TreeSet;

/** What runs between BEGIN and COMMIT, and the resource types it touched. */
final class Transaction {

    private final Sql sql;
    private final Set<String> touched = new TreeSet<>();

    Transaction(Sql sql) {
        this.sql = sql;
    }

    Sql sql() {
        return sql;
    }

    void touch(String type) {
        touched.add(type);
    }

    Set<String> touched() {
        return touched;
    }
}
