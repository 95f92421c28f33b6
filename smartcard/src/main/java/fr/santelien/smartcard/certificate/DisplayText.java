package fr.santelien.smartcard.certificate;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A text of a certificate, fit to be shown: on one line, of a bounded length, without the characters that hide, reorder
 * or break what stands beside them.
 */
final class DisplayText {
    private static final int LONGEST = 120;
    /** More than any spelling needs; a pile of them covers the lines around. */
    private static final int MOST_MARKS = 2;
    /** A longer text is cut before it is looked at. */
    private static final int LONGEST_READ = 4 * LONGEST;

    private DisplayText() {}

    /** Empty when nothing is left to show. */
    static Optional<String> of(String text) {
        String read = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
        StringBuilder shown = new StringBuilder();
        int marks = 0;
        int length = 0;
        for (int codePoint :
                Normalizer.normalize(read, Normalizer.Form.NFC).codePoints().toArray()) {
            int character = Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) ? ' ' : codePoint;
            boolean mark = isMark(character);
            marks = mark ? marks + 1 : 0;
            boolean kept = character == ' '
                    ? !shown.isEmpty() && shown.charAt(shown.length() - 1) != ' '
                    : isShown(character) && marks <= MOST_MARKS && (!mark || !shown.isEmpty());
            if (kept && length == LONGEST) {
                return Optional.of(shown.toString().strip() + "…");
            }
            if (kept) {
                shown.appendCodePoint(character);
                length++;
            }
        }
        return Optional.of(shown.toString().strip()).filter(result -> !result.isEmpty());
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Format characters are the zero-width ones and those that turn the direction of writing. */
    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> codePoint != 0xFFFD; // stands for what could not be decoded
        };
    }
}
