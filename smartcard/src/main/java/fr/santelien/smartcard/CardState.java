package fr.santelien.smartcard;

import java.util.List;

/** What the login screen shows: one state at a time, published as an immutable snapshot. */
public sealed interface CardState {

    /** The PC/SC service does not answer. */
    record NoService() implements CardState {}

    record NoReader() implements CardState {}

    record NoCard(List<String> readers) implements CardState {}

    record ReadingCard(String reader) implements CardState {}

    /** A card that is not of the CPS family (a carte Vitale, a bank card). */
    record NotACpsCard(String reader) implements CardState {}

    /** No PKCS#11 module at any of the places looked at. */
    record MiddlewareMissing(List<String> lookedAt) implements CardState {}

    /** The certificate does not chain to a known authority, or is not a card's authentication certificate. */
    record Untrusted(String reader, Reason reason) implements CardState {
        /** Why. */
        public enum Reason {
            UNKNOWN_AUTHORITY,
            /** This poste knows no authority of cards at all: not the card's fault, but the installation's. */
            NO_AUTHORITIES_INSTALLED,
            /** The authority that issued the card was itself revoked. */
            AUTHORITY_REVOKED,
            NOT_AN_AUTHENTICATION_CERTIFICATE,
            SOFTWARE_CERTIFICATE,
            TEST_CARD,
            /** The clock of the PC is before the first day of the certificate: usually the clock is wrong. */
            NOT_YET_VALID,
            UNREADABLE
        }
    }

    record CardExpired(CardHolder holder) implements CardState {}

    record CardRevoked(CardHolder holder) implements CardState {}

    /**
     * The code is asked.
     *
     * @param last how the code given just before was received
     */
    record AwaitingCode(String reader, CardHolder holder, CodeRules rules, Tries tries, Attempt last, CodeEntry entry)
            implements CardState {}

    /** The code is being given to the card; with a PIN pad, the holder is typing it there. */
    record Verifying(String reader, CardHolder holder, CodeEntry entry) implements CardState {}

    /** How a code was received. */
    enum Attempt {
        NONE,
        WRONG_CODE,
        /** Refused before it reached the card: no try was used. */
        NOT_COUNTED,
        /** Cancelled on the reader's own keys, or its time ran out. */
        CANCELLED,
        /** The card did not answer: {@link AwaitingCode#tries} was read again. */
        FAILED
    }

    /** Where the code is typed. */
    enum CodeEntry {
        KEYBOARD,
        PIN_PAD
    }

    record CodeBlocked(CardHolder holder) implements CardState {}

    /**
     * Code accepted, the card signs.
     *
     * @param codeNeeded true once another program reset the card: what is open stays open, but the card signs again only
     *     when its code has been given again
     */
    record Open(String reader, CardHolder holder, OpenCard card, boolean codeNeeded) implements CardState {}

    /** Pulled out while open; followed by {@link NoCard} when the session has been closed. */
    record Removed(CardHolder holder) implements CardState {}

    /** The card cannot be used as it is; the state goes by itself when the trouble does. */
    record NotResponding(Trouble trouble) implements CardState {}

    /** Why a card cannot be used. */
    enum Trouble {
        /** The module did not answer within its limit; the card agent has been restarted. */
        SILENT,
        /** The module crashed; the card agent has been restarted. */
        CRASHED,
        /** The card or the module answered an error that says no more. */
        COMMUNICATION,
        HELD_BY_ANOTHER,
        UPDATE_INTERRUPTED,
        /** The module does not know this card: too old a module, or a damaged card. */
        NOT_RECOGNISED,
        CODE_EXPIRED,
        /** The card lies on a contactless reader: that side has no code, it proves nothing. */
        CONTACTLESS
    }

    /** Length of the code, from the token; digits only. */
    record CodeRules(int minLength, int maxLength) {
        private static final CodeRules USUAL = new CodeRules(4, 8);
        private static final int LONGEST = 16;

        /** What a token says of itself; when that makes no sense, the limits of the CPS middleware: 4 to 8. */
        public static CodeRules ofToken(int minLength, int maxLength) {
            boolean sensible = minLength >= USUAL.minLength && minLength <= maxLength && maxLength <= LONGEST;
            return sensible ? new CodeRules(minLength, maxLength) : USUAL;
        }

        public boolean accepts(char[] code) {
            if (code.length < minLength || code.length > maxLength) {
                return false;
            }
            for (char c : code) {
                if (c < '0' || c > '9') {
                    return false;
                }
            }
            return true;
        }
    }
}
