package fr.santelien.smartcard.session;

/** When a card in trouble is read again, counted in looks at the readers: at once, then less and less often. */
final class Patience {
    /** Looks are two seconds apart at most: half a minute. */
    private static final int LONGEST = 16;

    private int next = 1;
    private int looksToWait;

    /** Nothing is waited for. */
    void stop() {
        looksToWait = 0;
    }

    /** Until the next look. */
    void untilNextLook() {
        looksToWait = 1;
    }

    /** Twice as long as the time before. */
    void longer() {
        looksToWait = next;
        next = Math.min(next * 2, LONGEST);
    }

    /** The readers were looked at: whether the wait is over. */
    boolean isOver() {
        return looksToWait > 0 && --looksToWait == 0;
    }
}
