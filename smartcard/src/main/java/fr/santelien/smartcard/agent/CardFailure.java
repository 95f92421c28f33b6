package fr.santelien.smartcard.agent;

/** What a return code means to somebody in front of the reader. What is not known is never called a wrong code. */
public enum CardFailure {
    WRONG_CODE,
    /** Refused by the module before it reached the card: no try was used. */
    CODE_REFUSED_BY_MODULE,
    CODE_BLOCKED,
    /** Cancelled on the reader's own keys, or its time ran out. */
    CANCELLED,
    CARD_GONE,
    READER_GONE,
    /** The PC/SC service stopped or never ran. */
    SERVICE_GONE,
    /** The card was locked meanwhile, by us or by another program. */
    LOCKED,
    /** The module's file cannot be loaded: another architecture, a library it needs is missing. */
    MODULE_UNUSABLE,
    /** Everything else. */
    COMMUNICATION;

    /**
     * The meaning of a code of PKCS#11.
     *
     * @param code CKR_… of PKCS#11 2.40
     * @see <a href="https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/pkcs11-base-v2.40.html">PKCS #11 Base, §4.2</a>
     */
    public static CardFailure of(long code) {
        if (code >>> 16 != 0) {
            return COMMUNICATION; // vendor codes
        }
        return switch ((int) code) {
            case 0xA0 -> WRONG_CODE; // CKR_PIN_INCORRECT
            case 0xA1, 0xA2 -> CODE_REFUSED_BY_MODULE; // CKR_PIN_INVALID, CKR_PIN_LEN_RANGE
            case 0xA4 -> CODE_BLOCKED; // CKR_PIN_LOCKED
            case 0x01, 0x50 -> CANCELLED; // CKR_CANCEL, CKR_FUNCTION_CANCELED
            case 0x32, // CKR_DEVICE_REMOVED
                    0xB0, // CKR_SESSION_CLOSED
                    0xB3, // CKR_SESSION_HANDLE_INVALID: what the CPS middleware says of a card pulled out
                    0xE0 -> // CKR_TOKEN_NOT_PRESENT
                CARD_GONE;
            case 0x101 -> LOCKED; // CKR_USER_NOT_LOGGED_IN
            default -> COMMUNICATION;
        };
    }

    /**
     * The meaning of a code of PC/SC.
     *
     * @param name SCARD_… of PC/SC, as the JDK gives it in the message of the cause of a CardException
     * @see <a href="https://learn.microsoft.com/windows/win32/secauthn/authentication-return-values">Return values</a>
     */
    public static CardFailure ofPcsc(String name) {
        return switch (name) {
            case "SCARD_E_NO_SERVICE", "SCARD_E_SERVICE_STOPPED", "SCARD_F_COMM_ERROR", "SCARD_E_INVALID_HANDLE" ->
                SERVICE_GONE;
            case "SCARD_E_UNKNOWN_READER", "SCARD_E_READER_UNAVAILABLE" -> READER_GONE;
            case "SCARD_E_NO_SMARTCARD", "SCARD_W_REMOVED_CARD" -> CARD_GONE;
            case "SCARD_W_RESET_CARD" -> LOCKED;
            default -> COMMUNICATION;
        };
    }
}
