package fr.santelien.smartcard.agent;

import java.security.NoSuchAlgorithmException;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/** What is done to a reader by PC/SC, beside watching it. */
final class Readers {
    private Readers() {}

    /** Resets the card in a reader. */
    static void reset(String name) throws CardException {
        try {
            CardTerminal terminal =
                    TerminalFactory.getInstance("PC/SC", null).terminals().getTerminal(name);
            if (terminal != null && terminal.isCardPresent()) {
                terminal.connect("*").disconnect(true);
            }
        } catch (NoSuchAlgorithmException e) {
            throw new CardException(e);
        }
    }
}
