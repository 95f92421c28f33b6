package fr.santelien.smartcard.agent;

/** What a return code means to somebody in front of the reader. What is not known is never called a wrong code. */
public enum CardFailure {
    WRONG_CODE,
    /** Refused by the module before it reached the card: no try was used. */
    CODE_REFUSED_BY_MODULE,
    CODE_BLOCKED,
    /** The card wants a new code before it serves; the middleware's own program changes it. */
    CODE_EXPIRED,
    /** This side of the card has no code: the contactless one of a CPS. */
    NO_CODE,
    /** Cancelled on the reader's own keys, or its time ran out. */
    CANCELLED,
    CARD_GONE,
    READER_GONE,
    /** The PC/SC service stopped or never ran. */
    SERVICE_GONE,
    /** The card was locked meanwhile, by us or by another program. */
    LOCKED,
    /** Another program keeps the card for itself. */
    HELD_BY_ANOTHER,
    /** An update of the card was interrupted: the middleware's own program has to finish it. */
    UPDATE_INTERRUPTED,
    /** The module does not know this card: too old a module, or a damaged card. */
    NOT_RECOGNISED,
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
        if (code >>> 32 != 0) {
            return COMMUNICATION; // not a code of PKCS#11: the standard's are of 32 bits
        }
        return switch ((int) code) {
            case 0xA0 -> WRONG_CODE; // CKR_PIN_INCORRECT
            case 0xA1, 0xA2 -> CODE_REFUSED_BY_MODULE; // CKR_PIN_INVALID, CKR_PIN_LEN_RANGE
            case 0xA3 -> CODE_EXPIRED; // CKR_PIN_EXPIRED
            case 0xA4 -> CODE_BLOCKED; // CKR_PIN_LOCKED
            case 0x102 -> NO_CODE; // CKR_USER_PIN_NOT_INITIALIZED: what the CPS middleware says of the contactless side
            case 0x01, 0x50, 0x200 -> CANCELLED; // CKR_CANCEL, CKR_FUNCTION_CANCELED, CKR_FUNCTION_REJECTED
            case 0x32, // CKR_DEVICE_REMOVED
                    0xB0, // CKR_SESSION_CLOSED
                    0xB3, // CKR_SESSION_HANDLE_INVALID: what the CPS middleware says of a card pulled out
                    0xE0 -> // CKR_TOKEN_NOT_PRESENT
                CARD_GONE;
            case 0x101 -> LOCKED; // CKR_USER_NOT_LOGGED_IN
            case 0xE1 -> NOT_RECOGNISED; // CKR_TOKEN_NOT_RECOGNIZED
            case 0x1B7 -> MODULE_UNUSABLE; // CKR_LIBRARY_LOAD_FAILED: a library it needs is missing
            case 0x80000001 -> UPDATE_INTERRUPTED; // CKR_VENDOR_DEFINED + 1 of the CPS middleware
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
            case "SCARD_E_SHARING_VIOLATION" -> HELD_BY_ANOTHER;
            case "SCARD_W_WRONG_CHV" -> WRONG_CODE;
            case "SCARD_W_CHV_BLOCKED" -> CODE_BLOCKED;
            case "SCARD_E_CANCELLED", "SCARD_W_CANCELLED_BY_USER" -> CANCELLED;
            case "SCARD_E_CARD_UNSUPPORTED", "SCARD_W_UNSUPPORTED_CARD" -> NOT_RECOGNISED;
            default -> COMMUNICATION;
        };
    }

    /** Whether the code given is the reason: the user can give another, or has to stop. */
    public boolean isAboutTheCode() {
        return switch (this) {
            case WRONG_CODE, CODE_REFUSED_BY_MODULE, CODE_BLOCKED, CODE_EXPIRED, NO_CODE, CANCELLED -> true;
            default -> false;
        };
    }
}
