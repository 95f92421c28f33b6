package fr.santelien.smartcard.agent;

/** The module or the card refused; carries the code of PKCS#11 for the log, the failure for everything else. */
public final class MiddlewareException extends Exception {
    private static final long serialVersionUID = 1L;

    private final CardFailure failure;
    private final long code;

    public MiddlewareException(CardFailure failure, long code) {
        super("%s (0x%X)".formatted(failure, code));
        this.failure = failure;
        this.code = code;
    }

    public CardFailure failure() {
        return failure;
    }

    /** CKR_…, 0 when the failure does not come from PKCS#11. */
    public long code() {
        return code;
    }
}
