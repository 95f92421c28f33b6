package fr.santelien.smartcard.session;

import fr.santelien.smartcard.Tries;
import java.util.OptionalLong;

/** What is known of the tries of one card since it went in. */
final class KnownTries {
    private int wrongCodes;
    private boolean right;
    private Tries now = new Tries.Unknown();

    Tries now() {
        return now;
    }

    boolean none() {
        return now.equals(new Tries.Known(0));
    }

    void wrongCode() {
        wrongCodes++;
        right = false;
    }

    void rightCode() {
        wrongCodes = 0;
        right = true;
        now = new Tries.Known(TryCounter.MAX);
    }

    void blocked() {
        now = new Tries.Known(0);
    }

    /** @param flags CKF_… of the token, empty when it could not be asked */
    void read(KnownCard card, OptionalLong flags) {
        now = new TryCounter(card.token().countsExactly(), wrongCodes, right).tries(flags);
    }
}
