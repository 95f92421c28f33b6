package fr.santelien.coordination.note;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.Access.Subject;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.ReadTable;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The notes of this poste, for who may read their bodies: for anybody else there is none, even where another holder's
 * card brought them.
 */
public final class Notes {

    /** Beyond this many, the list is too long to read and its exact length of no use. */
    public static final int MOST_COUNTED = 1000;

    private static final String VISIBLE =
            "EXISTS (SELECT 1 FROM visible v WHERE v.type = 'DocumentReference' AND v.id = n.id)";

    private static final String FOUND =
            " FROM note_words w CROSS JOIN note n ON n.number = w.rowid WHERE note_words MATCH ? AND " + VISIBLE;

    /** Letters of the longest beginning that the index keeps by itself. */
    private static final int KEPT = ReadTable.LONGEST_PREFIX;

    /** Notes that are looked at, for each one wanted, before the index is asked for the whole words. */
    private static final int LOOKED_AT = 8;

    /**
     * A note that was looked at.
     *
     * @param note empty for one that this holder does not see
     */
    private record Looked(long number, Optional<Note> note) {}

    private final Replica replica;
    private final Access access;

    public Notes(Replica replica, Access access) {
        this.replica = replica;
        this.access = access;
    }

    /**
     * Notes with every typed word or beginning of one, the last received first: quick enough for each keystroke, since it
     * stops at the limit and ranks nothing.
     *
     * <p>The index gives the notes of a beginning that it keeps one by one; of a longer one it reads every note that ever
     * had it before it gives the first. So the last notes with the kept beginnings are looked at, and the index is asked
     * for the whole only when these few do not suffice: it is quick where notes are rare.
     *
     * @param typed any case, accents or not; nothing finds nothing
     */
    public List<Note> search(String typed, int limit) {
        if (!mayFind(typed)) {
            return List.of();
        }
        List<String> words = words(typed);
        List<String> kept = words.stream().map(Notes::kept).toList();
        if (kept.equals(words)) {
            return found(words, limit);
        }
        List<Note> last = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int looked = 0; looked < LOOKED_AT * limit; looked += limit) {
            List<Looked> some = lookAt(kept, before, limit);
            some.stream()
                    .flatMap(each -> each.note().stream())
                    .filter(note -> has(note, words))
                    .forEach(last::add);
            if (last.size() >= limit || some.size() < limit) {
                return last.stream().limit(limit).toList();
            }
            before = some.getLast().number();
        }
        return found(words, limit);
    }

    private List<Note> found(List<String> words, int limit) {
        return replica.query("SELECT n.*" + FOUND + " ORDER BY w.rowid DESC LIMIT ?", Notes::note, match(words), limit);
    }

    /** The last ones with these words whoever may see them: a bound on what is looked at, with those that may be seen. */
    private List<Looked> lookAt(List<String> words, long before, int limit) {
        return replica.query(
                "SELECT w.rowid AS place, n.* FROM (SELECT rowid FROM note_words WHERE note_words MATCH ? AND rowid < ?"
                        + " ORDER BY rowid DESC LIMIT ?) w LEFT JOIN note n ON n.number = w.rowid AND " + VISIBLE
                        + " ORDER BY w.rowid DESC",
                row -> new Looked(
                        row.number("place"), row.textOrNull("id") == null ? Optional.empty() : Optional.of(note(row))),
                match(words),
                before,
                limit);
    }

    private static boolean has(Note note, List<String> words) {
        String text = " " + SearchKey.of(note.body());
        return words.stream().allMatch(word -> text.contains(" " + word));
    }

    /** How many there are, {@link #MOST_COUNTED} when that many or more; for a pause in typing. */
    public int count(String typed) {
        return mayFind(typed)
                ? replica.query(
                                "SELECT count(*) AS n FROM (SELECT 1" + FOUND + " LIMIT " + MOST_COUNTED + ")",
                                row -> (int) row.number("n"),
                                match(words(typed)))
                        .getFirst()
                : 0;
    }

    private boolean mayFind(String typed) {
        return access.mayRead(Subject.NOTE_BODY) && !SearchKey.of(typed).isEmpty();
    }

    private static List<String> words(String typed) {
        return List.of(SearchKey.of(typed).split(" "));
    }

    /** As much of a word as the index keeps the notes of. */
    private static String kept(String word) {
        return word.codePointCount(0, word.length()) <= KEPT
                ? word
                : word.substring(0, word.offsetByCodePoints(0, KEPT));
    }

    /** Quoted, so that nothing typed is taken for an operator of the full-text search. */
    private static String match(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"*").collect(Collectors.joining(" "));
    }

    private static Note note(RowReader row) {
        OptionalLong at = row.numberOrEmpty("at");
        return new Note(
                row.text("id"),
                row.text("patient_id"),
                row.text("author"),
                at.isPresent() ? Instant.ofEpochMilli(at.getAsLong()) : null,
                row.text("body"));
    }
}
