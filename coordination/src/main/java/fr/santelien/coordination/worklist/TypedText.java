package fr.santelien.coordination.worklist;

import fr.santelien.coordination.access.Refusal;

/** Titles and comments as typed: one line, spaces tidied, a length that fits the screens. */
final class TypedText {

    static final int TITLE_LENGTH = 80;
    static final int COMMENT_LENGTH = 500;

    private TypedText() {}

    /** @throws Refusal when it is empty or too long */
    static String title(String typed) {
        String title = tidy(typed);
        if (title.isEmpty()) {
            throw new Refusal("Donnez un titre à la liste : par exemple « Sorties d’hospitalisation ».");
        }
        return limited(title, "Le titre", TITLE_LENGTH);
    }

    /** @throws Refusal when it is too long */
    static String comment(String typed) {
        return limited(tidy(typed), "Le commentaire", COMMENT_LENGTH);
    }

    private static String tidy(String typed) {
        return typed.replaceAll("[\\s\\p{Z}\\p{Cntrl}]+", " ").strip();
    }

    private static String limited(String text, String what, int length) {
        if (text.length() > length) {
            throw new Refusal(
                    what + " compte " + text.length() + " caractères : raccourcissez-le à " + length + " au plus.");
        }
        return text;
    }
}
