package fr.santelien.smartcard.session;

import fr.santelien.smartcard.Tries;
import java.util.OptionalLong;

/**
 * Tries left on a CPS, which allows three, from the flags of its token. The CPS middleware's flags follow the card; other
 * modules are sure to say "final try" and "locked" only, so what they do not say is completed by what happened since the
 * card went in. Never says more than there are.
 *
 * @param exact whether no flag at all means three
 * @param wrongCodes given since the card went in, or since the last right one
 * @param right whether the last code was right
 */
record TryCounter(boolean exact, int wrongCodes, boolean right) {
    static final int MAX = 3;

    private static final long COUNT_LOW = 0x10000;
    private static final long FINAL_TRY = 0x20000;
    private static final long LOCKED = 0x40000;

    /** @param flags empty when the token could not be asked */
    Tries tries(OptionalLong flags) {
        if (flags.isEmpty() || (right && !exact)) {
            return new Tries.Unknown(); // after a right code OpenSC may still say what it said before
        }
        long said = flags.getAsLong();
        if ((said & LOCKED) != 0) {
            // a card that took the right code is not blocked: a CPS4 whose code is still given shows any flags
            return right ? new Tries.Unknown() : new Tries.Known(0);
        }
        int most = Math.max(0, MAX - wrongCodes);
        if ((said & FINAL_TRY) != 0) {
            return new Tries.Known(Math.min(1, most));
        }
        if ((said & COUNT_LOW) != 0) {
            return new Tries.Known(Math.min(MAX - 1, most));
        }
        return exact || wrongCodes > 0 ? new Tries.Known(most) : new Tries.Unknown();
    }
}
