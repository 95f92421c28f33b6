package fr.santelien.lab.card;

/** A card of no interest to us: another ATR, and every class of command is refused. */
final class ForeignChip implements Chip {
    @Override
    public byte[] atr() {
        return Tlv.hex("3B 65 00 00 20 63 CB 68 00");
    }

    @Override
    public void reset() {
        // nothing to forget
    }

    @Override
    public byte[] transmit(byte[] command) {
        return Tlv.hex("6E 00");
    }
}
