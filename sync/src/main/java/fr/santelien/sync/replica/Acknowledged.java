package fr.santelien.sync.replica;

import org.jspecify.annotations.Nullable;

/**
 * The count of transactions inside the database, beside SQLite's own counters: an edit writes that page anyway. Used by
 * the writer's thread.
 */
final class Acknowledged {

    private static final String NAME = "santelien acknowledged";

    private final Sql sql;
    private final @Nullable Mark mark;
    private long count;

    /** @param mark told of each commit; null for a copy that nobody uses as a poste */
    Acknowledged(Sql sql, @Nullable Mark mark) {
        this.sql = sql;
        this.mark = mark;
        this.count = count(sql);
    }

    static long count(Sql sql) {
        return sql.first("SELECT seq FROM sqlite_sequence WHERE name = ?", row -> row.number("seq"), NAME)
                .orElse(0L);
    }

    /** Before a commit. */
    void stamp() {
        if (sql.update("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", count + 1, NAME) == 0) {
            sql.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", NAME, count + 1);
        }
    }

    /** After it. */
    void committed() {
        count++;
        if (mark != null) {
            mark.reached(count);
        }
    }
}
