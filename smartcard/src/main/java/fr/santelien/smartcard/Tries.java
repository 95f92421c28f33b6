package fr.santelien.smartcard;

/** Tries left before the card blocks itself. Some modules do not tell: unknown is a state of its own. */
public sealed interface Tries {

    /**
     * The module tells, or what happened since the insertion does.
     *
     * @param left 0 to 3 on a CPS
     */
    record Known(int left) implements Tries {}

    record Unknown() implements Tries {}
}
