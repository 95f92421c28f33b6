package fr.santelien.smartcard.session;

import fr.santelien.smartcard.Tries;

/**
 * Tries left on a CPS, which allows three, from the flags of its token. The CPS middleware's flags follow the card; other
 * modules are sure to say "final try" and "locked" only, so what they do not say is completed by what happened since the
 * card went in.
 *
 * @param exact whether no flag at all means three
 * @param last what the last code given to this insertion was
 */
record TryCounter(boolean exact, LastCode last) {
    static final int MAX = 3;

    private static final long COUNT_LOW = 0x10000;
    private static final long FINAL_TRY = 0x20000;
    private static final long LOCKED = 0x40000;

    /** Since the card went in. */
    enum LastCode {
        NONE,
        WRONG,
        RIGHT
    }

    Tries tries(long flags) {
        if (last == LastCode.RIGHT) {
            // a right code sets the card's counter back; flags may be stale (OpenSC) or meaningless (CPS4) after it
            return new Tries.Known(MAX);
        }
        if ((flags & LOCKED) != 0) {
            return new Tries.Known(0);
        }
        if ((flags & FINAL_TRY) != 0) {
            return new Tries.Known(1);
        }
        // after a wrong code two are left at most, and the module would say if it were the last one
        if ((flags & COUNT_LOW) != 0 || last == LastCode.WRONG) {
            return new Tries.Known(MAX - 1);
        }
        return exact ? new Tries.Known(MAX) : new Tries.Unknown();
    }
}
