package fr.santelien.coordination.patient;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is searched: capitals without accents, everything that is neither letter nor digit as one space. */
public final class SearchKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchKey() {}

    /** « Lefèvre-d’Œuvre » gives « LEFEVRE D OEUVRE ». */
    public static String of(String text) {
        String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT)
                .replace("Œ", "OE")
                .replace("Æ", "AE");
        return OTHERS.matcher(bare).replaceAll(" ").strip();
    }

    /** First key after all those that begin with {@code prefix}, in SQLite's binary order. */
    static String after(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }
}
