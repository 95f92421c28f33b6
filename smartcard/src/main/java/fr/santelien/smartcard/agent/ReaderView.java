package fr.santelien.smartcard.agent;

/**
 * A reader as PC/SC sees it.
 *
 * @param insertion number of the insertion, different each time a card goes in; 0 when there is no card
 * @param atr answer to reset of the card, empty when there is no card or when the card says nothing
 */
public record ReaderView(String name, int insertion, byte[] atr) {
    public boolean occupied() {
        return insertion != 0;
    }
}
