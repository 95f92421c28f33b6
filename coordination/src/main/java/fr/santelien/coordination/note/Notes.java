package fr.santelien.coordination.note;

import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.Access.Subject;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The notes of this poste, for who may read their bodies: for anybody else there is none, even where another holder's
 * card brought them.
 */
public final class Notes {

    /** Beyond this many, the list is too long to read and its exact length of no use. */
    public static final int MOST_COUNTED = 1000;

    private static final String FOUND = " FROM note_words w CROSS JOIN note n ON n.number = w.rowid"
            + " WHERE note_words MATCH ? AND EXISTS"
            + " (SELECT 1 FROM visible v WHERE v.type = 'DocumentReference' AND v.id = n.id)";

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
     * @param typed any case, accents or not; nothing finds nothing
     */
    public List<Note> search(String typed, int limit) {
        return mayFind(typed)
                ? replica.query(
                        "SELECT n.*" + FOUND + " ORDER BY w.rowid DESC LIMIT ?", Notes::note, words(typed), limit)
                : List.of();
    }

    /** How many there are, {@link #MOST_COUNTED} when that many or more; for a pause in typing. */
    public int count(String typed) {
        return mayFind(typed)
                ? replica.query(
                                "SELECT count(*) AS n FROM (SELECT 1" + FOUND + " LIMIT " + MOST_COUNTED + ")",
                                row -> (int) row.number("n"),
                                words(typed))
                        .getFirst()
                : 0;
    }

    private boolean mayFind(String typed) {
        return access.mayRead(Subject.NOTE_BODY) && !SearchKey.of(typed).isEmpty();
    }

    /** Quoted, so that nothing typed is taken for an operator of the full-text search. */
    private static String words(String typed) {
        return Arrays.stream(SearchKey.of(typed).split(" "))
                .map(word -> "\"" + word + "\"*")
                .collect(Collectors.joining(" "));
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
