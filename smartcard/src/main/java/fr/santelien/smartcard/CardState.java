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
     * @param wrong true when the code just given was wrong
     */
    record AwaitingCode(String reader, CardHolder holder, CodeRules rules, Tries tries, boolean wrong)
            implements CardState {}

    record Verifying(String reader, CardHolder holder) implements CardState {}

    record CodeBlocked(CardHolder holder) implements CardState {}

    /** Code accepted, the card signs. */
    record Open(String reader, CardHolder holder, OpenCard card) implements CardState {}

    /** Pulled out while open; followed by {@link NoCard} when the session has been closed. */
    record Removed(CardHolder holder) implements CardState {}

    /** The module or the service did not answer within its limit; the agent has been restarted. */
    record NotResponding() implements CardState {}

    /** Length of the code, from the token; digits only. */
    record CodeRules(int minLength, int maxLength) {
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
