package fr.santelien.desktop.session;

import fr.santelien.coordination.Work;
import fr.santelien.smartcard.CardHolder;

/** What the window may show. */
public sealed interface Stage {

    /** Nobody: the login screen. */
    record NoSession() implements Stage {}

    /** Her screens. */
    record Working(OpenSession session) implements Stage {}

    /** Her session goes on, exchange included, behind the lock screen. */
    record Locked(OpenSession session) implements Stage {}

    /** @param reader that holds the card */
    record OpenSession(CardHolder holder, String reader, Work work) {
        @Override
        public String toString() {
            return "OpenSession[" + holder + "]";
        }
    }
}
