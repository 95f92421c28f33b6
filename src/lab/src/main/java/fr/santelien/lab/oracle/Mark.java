package fr.santelien.lab.oracle;

import java.util.regex.Pattern;

/** Marks texts so that each is entered once only: « Passage prévu ‹42› ». */
public final class Mark {

    static final Pattern PATTERN = Pattern.compile("‹\\d+›");

    private int last;

    /** @param after the first mark follows this one; several processes keep apart so */
    public Mark(int after) {
        last = after;
    }

    public Mark() {
        this(0);
    }

    /** The words with a mark that no other text bears. */
    public synchronized String on(String words) {
        return words + " ‹" + ++last + "›";
    }
}
