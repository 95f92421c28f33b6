package fr.santelien.smartcard;

/** The card did not sign. */
public final class SignatureRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Tries tries;

    /** Why. */
    public enum Reason {
        /** No card is open, or its code is needed first. */
        NOT_OPEN,
        /** The card bears no signature certificate that is valid today. */
        NO_CERTIFICATE,
        WRONG_CODE,
        CODE_BLOCKED,
        /** Cancelled on the reader's own keys, or its time ran out. */
        CANCELLED,
        /** The card was pulled out, or does not answer. */
        CARD
    }

    public SignatureRefusedException(Reason reason, Tries tries) {
        super(reason.name());
        this.reason = reason;
        this.tries = tries;
    }

    public Reason reason() {
        return reason;
    }

    /** Tries left for the code of this signature. */
    public Tries tries() {
        return tries;
    }
}
