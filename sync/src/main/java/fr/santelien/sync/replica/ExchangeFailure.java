package fr.santelien.sync.replica;

/** Why the last exchange did not go through; the words and the remedy are the screens'. */
public enum ExchangeFailure {
    /** No answer: no network, server stopped, time-out. */
    UNREACHABLE,
    /** The server's certificate is not one to trust. */
    WRONG_SERVER_CERTIFICATE,
    /** The card has to sign for a new connection and waits for its code. */
    CODE_NEEDED,
    /** The server broke the connection when it saw the certificate of the card: expired, revoked, unknown to it. */
    CARD_REFUSED,
    /** The server does not let this card, or this card for this structure, exchange (401, 403). */
    NOT_ALLOWED,
    /** The server is in trouble (5xx, 429). */
    SERVER_TROUBLE,
    /** The server does not honour what the exchange relies on: it is read from, and not written to. */
    SERVER_LACKS,
    /** The answer is cut or is not FHIR. */
    BAD_ANSWER
}
