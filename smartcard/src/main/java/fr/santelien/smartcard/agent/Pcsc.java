package fr.santelien.smartcard.agent;

import java.util.List;

/** The PC/SC service, as far as the agent uses it. Thread-safe. */
interface Pcsc {

    /** Names of the readers plugged in; none is no failure. */
    List<String> readers() throws PcscException;

    /** Whether a card is in; costs no exchange with the card. */
    boolean occupied(String reader) throws PcscException;

    /** Answer to reset of the card in a reader. */
    byte[] atr(String reader) throws PcscException;

    /** Resets the card in a reader, so that it forgets that its code was given; nothing happens without a card. */
    void reset(String reader) throws PcscException;
}
