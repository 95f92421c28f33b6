package fr.santelien.smartcard.revocation;

/** A list or an answer cannot be believed. */
final class RefusedAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reception why;

    RefusedAnswerException(Reception why) {
        super(why.name());
        this.why = why;
    }

    Reception why() {
        return why;
    }
}
