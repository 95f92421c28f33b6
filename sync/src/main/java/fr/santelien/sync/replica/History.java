package fr.santelien.sync.replica;

import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that somebody discarded. Never shown again by themselves, never lost. */
final class History {

    /** A decision that still stands. */
    record Entry(Reference reference, Path path, Conflict.Side kept, Conflict.Side discarded) {}

    private History() {}

    static void abandoned(Transaction transaction, Row row, Author by, String at) {
        transaction
                .sql()
                .execute(
                        "INSERT INTO history (type, id, path, discarded, author, display, at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        row.reference.type(),
                        row.reference.id(),
                        Path.ROOT.encode(),
                        Json.text(row.local),
                        by.holderId(),
                        by.display(),
                        at);
    }

    static void decided(Transaction transaction, Entry decision, Author by, String at) {
        transaction
                .sql()
                .execute(
                        "INSERT INTO history (type, id, path, author, display, at, standing, kept, kept_author, kept_at,"
                                + " discarded, discarded_author, discarded_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)",
                        decision.reference().type(),
                        decision.reference().id(),
                        decision.path().encode(),
                        by.holderId(),
                        by.display(),
                        at,
                        ConflictLog.text(decision.kept().value()),
                        decision.kept().author(),
                        text(decision.kept().at()),
                        ConflictLog.text(decision.discarded().value()),
                        decision.discarded().author(),
                        text(decision.discarded().at()));
    }

    static Optional<Entry> standing(Transaction transaction, long number) {
        return transaction
                .sql()
                .first(
                        "SELECT * FROM history WHERE number = ? AND standing = 1",
                        row -> new Entry(
                                new Reference(row.text("type"), row.text("id")),
                                ConflictLog.path(row.text("path")),
                                ConflictLog.side(row, "kept"),
                                ConflictLog.side(row, "discarded")),
                        number);
    }

    /** The decision was taken back; what it discarded stays where it is noted. */
    static void takenBack(Transaction transaction, long number) {
        transaction.sql().execute("UPDATE history SET standing = 0 WHERE number = ?", number);
    }

    /** For the screens, of what the holder may see, last first. */
    static List<Arbitration> list(Sql reader, int most) {
        return reader.list(
                "SELECT h.* FROM history h JOIN visible v ON v.type = h.type AND v.id = h.id WHERE h.standing = 1"
                        + " ORDER BY h.number DESC LIMIT ?",
                row -> new Arbitration(
                        row.number("number"),
                        new Reference(row.text("type"), row.text("id")),
                        ConflictLog.path(row.text("path")).toString(),
                        ConflictLog.side(row, "kept"),
                        ConflictLog.side(row, "discarded"),
                        row.text("display"),
                        Instant.parse(row.text("at"))),
                most);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
