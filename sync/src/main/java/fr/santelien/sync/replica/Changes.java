package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The log of what is not on the server yet: who changed what, when, in the order it was made. */
final class Changes {

    /** One line of the log, without its text. */
    record Change(long number, Author author, Instant at, Optional<String> result) {}

    private final Author author;
    private final Clock clock;

    Changes(Author author, Clock clock) {
        this.author = author;
        this.clock = clock;
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /**
     * Adds a line for a change about to be made.
     *
     * @param before the resource as it is; kept when it is somebody else's unsent work, which leaves under her own card
     */
    void append(Transaction transaction, Row row, ObjectNode before, String what) {
        Optional<Change> last = last(transaction, row.reference);
        if (last.isPresent() && !last.get().author().holderId().equals(author.holderId())) {
            setResult(transaction, last.get().number(), before);
        }
        // What is being typed is one line, whatever the number of keystrokes; not one that is on its way to the server.
        if (last.isPresent()
                && row.draft
                && row.state == RowState.DRAFT
                && last.get().number() > row.sentChange
                && last.get().result().isEmpty()
                && last.get().author().holderId().equals(author.holderId())) {
            transaction
                    .sql()
                    .execute(
                            "UPDATE change SET at = ?, what = ? WHERE number = ?",
                            now(),
                            what,
                            last.get().number());
            return;
        }
        transaction
                .sql()
                .execute(
                        "INSERT INTO change (type, id, author, display, at, what) VALUES (?, ?, ?, ?, ?, ?)",
                        row.reference.type(),
                        row.reference.id(),
                        author.holderId(),
                        author.display(),
                        now(),
                        what);
        trace(transaction, "changed", row.reference);
    }

    /** Adds a line for what somebody did before, and that must leave under her card once more. */
    void again(Transaction transaction, Reference reference, Author author, String what) {
        transaction
                .sql()
                .execute(
                        "INSERT INTO change (type, id, author, display, at, what) VALUES (?, ?, ?, ?, ?, ?)",
                        reference.type(),
                        reference.id(),
                        author.holderId(),
                        author.display(),
                        now(),
                        what);
        trace(transaction, "sent_again", reference);
    }

    /** Who did what and when, for as long as the file lives: the log above goes when the server has it. */
    void trace(Transaction transaction, String action, Reference reference) {
        transaction
                .sql()
                .execute(
                        "INSERT INTO trace (at, author, action, type, id) VALUES (?, ?, ?, ?, ?)",
                        now(),
                        author.holderId(),
                        action,
                        reference.type(),
                        reference.id());
    }

    List<Change> of(Transaction transaction, Reference reference) {
        return select(transaction, reference, "ORDER BY number");
    }

    private static List<Change> select(Transaction transaction, Reference reference, String which) {
        return transaction
                .sql()
                .list(
                        "SELECT number, author, display, at, result FROM change WHERE type = ? AND id = ? " + which,
                        row -> new Change(
                                row.number("number"),
                                new Author(row.text("author"), row.text("display")),
                                Instant.parse(row.text("at")),
                                Optional.ofNullable(row.textOrNull("result"))),
                        reference.type(),
                        reference.id());
    }

    Optional<Change> last(Transaction transaction, Reference reference) {
        return select(transaction, reference, "ORDER BY number DESC LIMIT 1").stream()
                .findFirst();
    }

    /** Brings the noted intermediate states onto new ground. */
    void rebaseResults(Transaction transaction, Reference reference, UnaryOperator<ObjectNode> rebase) {
        for (Change change : select(transaction, reference, "AND result IS NOT NULL ORDER BY number")) {
            change.result()
                    .ifPresent(result -> setResult(transaction, change.number(), rebase.apply(Rows.json(result))));
        }
    }

    /** Drops the lines of one person. */
    void forget(Transaction transaction, Reference reference, String holderId) {
        transaction
                .sql()
                .execute(
                        "DELETE FROM change WHERE type = ? AND id = ? AND author = ?",
                        reference.type(),
                        reference.id(),
                        holderId);
    }

    /** Notes another state after a change that noted one. */
    void noteResult(Transaction transaction, Change change, ObjectNode result) {
        if (change.result().isPresent()) {
            setResult(transaction, change.number(), result);
        }
    }

    void clear(Transaction transaction, Reference reference) {
        clear(transaction, reference, Long.MAX_VALUE);
    }

    /** Drops the lines the server has, up to and with {@code number}. */
    void clear(Transaction transaction, Reference reference, long number) {
        transaction
                .sql()
                .execute(
                        "DELETE FROM change WHERE type = ? AND id = ? AND number <= ?",
                        reference.type(),
                        reference.id(),
                        number);
    }

    private static void setResult(Transaction transaction, long number, ObjectNode result) {
        transaction.sql().execute("UPDATE change SET result = ? WHERE number = ?", Json.text(result), number);
    }
}
