package fr.santelien.smartcard.agent;

/** A call to the PC/SC service failed. */
class PcscException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code SCARD_…, empty when the service does not say */
    PcscException(String code) {
        super(code);
        this.code = code;
    }

    /** SCARD_…, empty when the service does not say. */
    String code() {
        return code;
    }

    CardFailure failure() {
        return CardFailure.ofPcsc(code);
    }

    /** The service did not run yet when it was asked: it may come, and this process will see it. */
    static final class NeverReached extends PcscException {
        private static final long serialVersionUID = 1L;

        NeverReached() {
            super("SCARD_E_NO_SERVICE");
        }
    }
}
