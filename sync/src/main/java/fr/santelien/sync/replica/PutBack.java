package fr.santelien.sync.replica;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts rescued work into a database that was restored or begun again. It is newer than any backup: it takes the place of
 * what the backup has of the same resource, with the version it was made from, and the next exchange merges it.
 */
final class PutBack {

    private final Transaction transaction;
    private final Sql sql;
    private final Rows rows;

    PutBack(Transaction transaction, Rows rows) {
        this.transaction = transaction;
        this.sql = transaction.sql();
        this.rows = rows;
    }

    void all(UnsentWork work) {
        work.resources().forEach(this::resource);
        work.sealed().forEach(this::sealed);
    }

    private void resource(UnsentWork.Unsent unsent) {
        Reference reference = unsent.reference();
        sql.execute("DELETE FROM change WHERE type = ? AND id = ?", reference.type(), reference.id());
        ConflictLog.closeAll(transaction, reference);
        new Table(sql, "resource").upsert(unsent.row(), List.of("type", "id"));

        Map<Object, Long> numbers = new HashMap<>();
        Table changes = new Table(sql, "change");
        for (Map<String, @Nullable Object> change : unsent.changes()) {
            Object was = change.remove("number");
            changes.insert(change);
            if (was != null) {
                numbers.put(was, lastNumber());
            }
            visible(reference, holder(change.get("author")));
        }
        Table conflicts = new Table(sql, "conflict");
        for (Map<String, @Nullable Object> conflict : unsent.conflicts()) {
            conflict.remove("number");
            conflicts.insert(conflict);
        }
        Row row = rows.get(transaction, reference);
        row.sentChange = numbers.getOrDefault(row.sentChange, 0L);
        rows.save(transaction, row);
    }

    private long lastNumber() {
        return sql.list("SELECT last_insert_rowid() AS number", row -> row.number("number"))
                .getFirst();
    }

    /** Its author sees it; the others will when they exchange. */
    private void visible(Reference reference, long holder) {
        sql.execute(
                "INSERT INTO visibility (holder, type, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                holder,
                reference.type(),
                reference.id());
    }

    private void sealed(Map<String, @Nullable Object> entry) {
        entry.put("holder", holder(entry.get("person")));
        new Table(sql, "sealed_entry").upsert(entry, List.of("holder"));
    }

    private long holder(@Nullable Object person) {
        sql.execute("INSERT INTO holder (id) VALUES (?) ON CONFLICT (id) DO NOTHING", person);
        return sql.list("SELECT number FROM holder WHERE id = ?", row -> row.number("number"), person)
                .getFirst();
    }
}
