package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.santelien.sync.merge.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The person the replica is opened for, and what her card may see. */
record Holder(long number, Author author) {

    static Holder enrolled(Sql sql, Author author) {
        sql.execute("INSERT INTO holder (id) VALUES (?) ON CONFLICT (id) DO NOTHING", author.holderId());
        long number = sql.list("SELECT number FROM holder WHERE id = ?", row -> row.number("number"), author.holderId())
                .getFirst();
        return new Holder(number, author);
    }

    /** As resources name her: type digit and value. */
    String person() {
        return author.holderId().replace(":", "");
    }

    /** The view that queries of projections join. */
    String visibleView() {
        return "CREATE TEMP VIEW visible AS SELECT type, id FROM main.visibility WHERE holder = " + number;
    }

    void sees(Transaction transaction, Reference reference) {
        sees(transaction, List.of(reference));
    }

    /** In one statement a type: it has a trigger, which SQLite prepares to undo each time. */
    void sees(Transaction transaction, List<Reference> references) {
        Map<String, ArrayNode> ids = new LinkedHashMap<>();
        references.forEach(reference -> ids.computeIfAbsent(reference.type(), type -> Json.NODES.arrayNode())
                .add(reference.id()));
        ids.forEach((type, ofType) -> {
            int added = transaction
                    .sql()
                    .update(
                            "INSERT INTO visibility (holder, type, id) SELECT ?, ?, value FROM json_each(?)"
                                    + " WHERE true ON CONFLICT DO NOTHING",
                            number,
                            type,
                            Json.text(ofType));
            if (added > 0) {
                transaction.touch(type);
            }
        });
    }

    void seesNoMore(Transaction transaction, Reference reference) {
        transaction
                .sql()
                .execute(
                        "DELETE FROM visibility WHERE holder = ? AND type = ? AND id = ?",
                        number,
                        reference.type(),
                        reference.id());
        transaction.touch(reference.type());
    }

    Optional<SealedEntry> sealedEntry(Sql sql) {
        return sql.first(
                "SELECT since, sealed FROM sealed_entry WHERE holder = ?",
                row -> new SealedEntry(instant(row.textOrNull("since")), row.text("sealed")),
                number);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    void keepSealed(Sql sql, @Nullable SealedEntry entry) {
        sql.execute("DELETE FROM sealed_entry WHERE holder = ?", number);
        if (entry != null) {
            sql.execute(
                    "INSERT INTO sealed_entry (holder, since, sealed) VALUES (?, ?, ?)",
                    number,
                    entry.since() == null ? null : entry.since().toString(),
                    entry.sealed());
        }
    }

    boolean isSeeing(Transaction transaction, Reference reference) {
        return transaction
                .sql()
                .first(
                        "SELECT 1 AS found FROM visibility WHERE holder = ? AND type = ? AND id = ?",
                        row -> row.number("found"),
                        number,
                        reference.type(),
                        reference.id())
                .isPresent();
    }
}
