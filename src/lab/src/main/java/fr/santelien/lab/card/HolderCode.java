package fr.santelien.lab.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** The holder's code inside a chip, with its counter of tries. Thread-safe. */
final class HolderCode {
    static final int MAX_TRIES = 3;
    private static final byte PADDING = (byte) 0xFF;

    private final byte[] code;
    private int tries = MAX_TRIES;
    private boolean given;

    HolderCode(String digits) {
        this.code = digits.getBytes(StandardCharsets.US_ASCII);
    }

    synchronized int tries() {
        return tries;
    }

    synchronized void setTries(int tries) {
        this.tries = tries;
    }

    /** Whether the right code was given since the last reset. */
    synchronized boolean given() {
        return given;
    }

    synchronized void forget() {
        given = false;
    }

    /** VERIFY: a right code sets the counter back, a wrong one takes a try; a blocked code is not compared. */
    synchronized boolean check(byte[] attempt) {
        if (tries == 0) {
            return false;
        }
        byte[] padded = Arrays.copyOf(code, Math.max(code.length, attempt.length));
        Arrays.fill(padded, code.length, padded.length, PADDING);
        given = MessageDigest.isEqual(padded, attempt);
        tries = given ? MAX_TRIES : tries - 1;
        return given;
    }

    @Override
    public synchronized String toString() {
        return "HolderCode[" + tries + " tries]";
    }
}
