package fr.santelien.smartcard.agent;

/** The functions of a module that a script may change, under their names in PKCS#11. */
public enum Call {
    C_INITIALIZE,
    C_GET_INFO,
    C_GET_SLOT_LIST,
    C_GET_SLOT_INFO,
    C_GET_TOKEN_INFO,
    C_OPEN_SESSION,
    C_CLOSE_SESSION,
    C_LOGIN,
    C_LOGOUT,
    /** Search and reading of the certificates. */
    C_FIND_CERTIFICATES,
    /** Search of a private key. */
    C_FIND_KEY,
    C_GET_ATTRIBUTE_VALUE,
    C_SIGN
}
