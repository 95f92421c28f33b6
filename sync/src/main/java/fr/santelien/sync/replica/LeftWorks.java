package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What leavers had not sent, kept apart from what everybody sees. */
final class LeftWorks {

    /** @param before as the others had it, null for something the leaver had made */
    record Content(@Nullable ObjectNode before, ObjectNode after) {}

    private LeftWorks() {}

    static void keep(Sql sql, Reference reference, Changes.Change last, Content content, String now) {
        sql.execute(
                "INSERT INTO left_work (author, display, type, id, before, after, at, left_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                last.author().holderId(),
                last.author().display(),
                reference.type(),
                reference.id(),
                content.before() == null ? null : Json.text(content.before()),
                Json.text(content.after()),
                last.at().toString(),
                now);
    }

    static List<LeftWork> list(Sql sql) {
        return sql.list(
                "SELECT number, type, id, author, display, before IS NULL AS made, at, left_at, offered"
                        + " FROM left_work ORDER BY number",
                row -> new LeftWork(
                        row.number("number"),
                        new Reference(row.text("type"), row.text("id")),
                        new Author(row.text("author"), row.text("display")),
                        row.number("made") != 0,
                        Instant.parse(row.text("at")),
                        Instant.parse(row.text("left_at")),
                        row.number("offered") != 0));
    }

    static Content content(Sql sql, long number) {
        return sql.first(
                        "SELECT before, after FROM left_work WHERE number = ?",
                        row -> {
                            String before = row.textOrNull("before");
                            return new Content(before == null ? null : Rows.json(before), Rows.json(row.text("after")));
                        },
                        number)
                .orElseThrow(() -> new ReplicaException(Kind.NO_SUCH_RESOURCE, "no left work " + number));
    }

    /** @throws ReplicaException {@code NO_SUCH_RESOURCE} when it was taken over or destroyed */
    static Reference reference(Sql sql, long number) {
        return sql.first(
                        "SELECT type, id FROM left_work WHERE number = ?",
                        row -> new Reference(row.text("type"), row.text("id")),
                        number)
                .orElseThrow(() -> new ReplicaException(Kind.NO_SUCH_RESOURCE, "no left work " + number));
    }

    static void offer(Sql sql, long number) {
        sql.execute("UPDATE left_work SET offered = 1 WHERE number = ?", number);
    }

    static void forget(Sql sql, long number) {
        sql.execute("DELETE FROM left_work WHERE number = ?", number);
    }
}
