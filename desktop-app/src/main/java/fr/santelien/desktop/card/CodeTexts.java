package fr.santelien.desktop.card;

import fr.santelien.desktop.text.Texts;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.CardState.CodeRules;
import fr.santelien.smartcard.Tries;

/** What is said around the code: its length, the tries left. */
public final class CodeTexts {

    private CodeTexts() {}

    /** « Code incorrect. Il reste 2 essais avant le blocage de la carte. » */
    public static String tries(CardState.AwaitingCode awaiting) {
        String left = left(awaiting.tries());
        return switch (awaiting.last()) {
            case NONE -> left;
            case WRONG_CODE -> Texts.get("login.code.wrong", left);
            case NOT_COUNTED -> Texts.get("login.code.notCounted", left);
            case CANCELLED -> Texts.get("login.code.cancelled", left);
            case FAILED -> Texts.get("login.code.failed", left);
        };
    }

    /** Whether it must be seen: something went wrong, or one more mistake may block the card. */
    public static boolean dangerous(CardState.AwaitingCode awaiting) {
        return awaiting.last() != CardState.Attempt.NONE
                || (awaiting.tries() instanceof Tries.Known known && known.left() <= 2);
    }

    public static String length(CodeRules rules) {
        return rules.minLength() == rules.maxLength()
                ? Texts.get("login.code.length", rules.minLength())
                : Texts.get("login.code.lengths", rules.minLength(), rules.maxLength());
    }

    private static String left(Tries tries) {
        return switch (tries) {
            case Tries.Unknown() -> Texts.get("login.code.tries.unknown");
            case Tries.Known(int left) ->
                left == 1 ? Texts.get("login.code.tries.last") : Texts.get("login.code.tries", left);
        };
    }
}
