package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.merge.LastChange;
import fr.santelien.sync.merge.Merge;
import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.merge.Path;
import fr.santelien.sync.merge.Trees;
import fr.santelien.sync.replica.ReplicaException.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values that both sides changed, kept with both sides until somebody decides. */
final class ConflictLog {

    /**
     * One stored conflict.
     *
     * @param localShown whether the resource holds the local value meanwhile, or the remote one
     */
    record Entry(long number, Path path, Conflict.Side mine, Conflict.Side theirs, boolean localShown) {
        @Nullable
        JsonNode local() {
            return mine.value();
        }

        @Nullable
        JsonNode remote() {
            return theirs.value();
        }
    }

    private ConflictLog() {}

    /** Notes new clashes of the row, with who and when on both sides. */
    static void add(
            Transaction transaction,
            Row row,
            List<Merge.Clash> clashes,
            Function<Path, Optional<Changes.Change>> authorship,
            Optional<LastChange.Stamp> theirs) {
        for (Merge.Clash clash : clashes) {
            Optional<Changes.Change> mine = authorship.apply(clash.path());
            transaction
                    .sql()
                    .execute(
                            "INSERT INTO conflict (type, id, path, base, local, local_author, local_at, remote,"
                                    + " remote_author, remote_at, shown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                    + " ON CONFLICT (type, id, path) DO UPDATE SET local = excluded.local,"
                                    + " local_author = excluded.local_author, local_at = excluded.local_at,"
                                    + " remote = excluded.remote, remote_author = excluded.remote_author,"
                                    + " remote_at = excluded.remote_at, shown = excluded.shown",
                            row.reference.type(),
                            row.reference.id(),
                            clash.path().encode(),
                            text(clash.base()),
                            text(clash.local()),
                            mine.map(change -> change.author().display()).orElse(null),
                            mine.map(change -> change.at().toString()).orElse(null),
                            text(clash.remote()),
                            theirs.map(LastChange.Stamp::author).orElse(null),
                            theirs.map(LastChange.Stamp::at)
                                    .map(Instant::toString)
                                    .orElse(null),
                            clash.local() != null ? "local" : "remote");
        }
    }

    /**
     * After the resource changed on either side: brings both values up to date, closes what no longer differs.
     *
     * @param last the last change made here: it gave the local value its new form
     */
    static void refresh(Transaction transaction, Row row, MergeRules rules, Optional<Changes.Change> last) {
        for (Entry entry : of(transaction, row.reference)) {
            JsonNode base = row.base();
            JsonNode now = Trees.get(row.local, entry.path(), rules);
            JsonNode remote = base == null ? null : Trees.get(base, entry.path(), rules);
            boolean followsRemote = !entry.localShown() && Objects.equals(now, remote);
            JsonNode local = followsRemote ? entry.local() : now;
            if (Objects.equals(local, remote)) {
                close(transaction, entry.number());
            } else {
                transaction
                        .sql()
                        .execute(
                                "UPDATE conflict SET local = ?, remote = ?, shown = ? WHERE number = ?",
                                text(local),
                                text(remote),
                                followsRemote ? "remote" : "local",
                                entry.number());
                if (!Objects.equals(local, entry.local())) {
                    last.ifPresent(change -> signLocal(transaction, entry.number(), change));
                }
            }
        }
    }

    private static void signLocal(Transaction transaction, long number, Changes.Change change) {
        transaction
                .sql()
                .execute(
                        "UPDATE conflict SET local_author = ?, local_at = ? WHERE number = ?",
                        change.author().display(),
                        change.at().toString(),
                        number);
    }

    static List<Entry> of(Transaction transaction, Reference reference) {
        return transaction
                .sql()
                .list(
                        "SELECT * FROM conflict WHERE type = ? AND id = ?" + " ORDER BY number",
                        ConflictLog::entry,
                        reference.type(),
                        reference.id());
    }

    static void close(Transaction transaction, long number) {
        transaction.sql().execute("DELETE FROM conflict WHERE number = ?", number);
    }

    static void closeAll(Transaction transaction, Reference reference) {
        transaction.sql().execute("DELETE FROM conflict WHERE type = ? AND id = ?", reference.type(), reference.id());
    }

    /** For the screens, of what the holder may see. */
    static List<Conflict> list(Sql reader) {
        return reader.list(
                "SELECT c.* FROM conflict c JOIN visible v ON v.type = c.type AND v.id = c.id ORDER BY c.number",
                row -> new Conflict(
                        row.number("number"),
                        new Reference(row.text("type"), row.text("id")),
                        path(row.text("path")).toString(),
                        value(row.textOrNull("base")),
                        side(row, "local"),
                        side(row, "remote")));
    }

    static Conflict.Side side(RowReader row, String side) {
        String at = row.textOrNull(side + "_at");
        return new Conflict.Side(
                value(row.textOrNull(side)), row.textOrNull(side + "_author"), at == null ? null : Instant.parse(at));
    }

    private static Entry entry(RowReader row) {
        return new Entry(
                row.number("number"),
                path(row.text("path")),
                side(row, "local"),
                side(row, "remote"),
                row.text("shown").equals("local"));
    }

    static Path path(String encoded) {
        try {
            return Path.parse(encoded);
        } catch (Json.NotJsonException e) {
            throw new ReplicaException(Kind.DAMAGED, "the path of a conflict is not readable");
        }
    }

    static @Nullable JsonNode value(@Nullable String text) {
        try {
            return text == null ? null : Json.value(text);
        } catch (Json.NotJsonException e) {
            throw new ReplicaException(Kind.DAMAGED, "the value of a conflict is not readable");
        }
    }

    static @Nullable String text(@Nullable JsonNode value) {
        return value == null ? null : Json.text(value);
    }
}
