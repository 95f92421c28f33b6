package fr.santelien.smartcard.agent;

/** A function of a PKCS#11 module did not return CKR_OK. */
final class CkException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long code;

    CkException(long code) {
        super("CKR 0x%X".formatted(code));
        this.code = code;
    }

    /** CKR_… */
    long code() {
        return code;
    }
}
