package fr.santelien.lab.card;

/** What a reader sees of a card. */
interface Chip {
    byte[] atr();

    /** Power off, power on or reset: the card forgets the code and what was selected. */
    void reset();

    /**
     * One command, one answer with its two status bytes.
     *
     * @throws InterruptedException when the card loses its power while it works
     */
    byte[] transmit(byte[] command) throws InterruptedException;
}
