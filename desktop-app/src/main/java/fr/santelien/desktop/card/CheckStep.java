package fr.santelien.desktop.card;

import java.time.Duration;

/**
 * One step of the test of a card. Bears nothing of its holder.
 *
 * @param detail what was seen, or what to do about a failure
 * @param took how long it took
 */
record CheckStep(Kind kind, Result result, String detail, Duration took) {

    /** In the order in which they are done. */
    enum Kind {
        READER,
        MODULE,
        CERTIFICATE,
        CHAIN,
        SIGNATURE,
        /** With the signature key, which asks the code each time. */
        DOCUMENT
    }

    enum Result {
        PASSED,
        FAILED,
        /** Not tried: the detail says what it needs. */
        NOT_DONE
    }
}
