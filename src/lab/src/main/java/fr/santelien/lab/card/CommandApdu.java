package fr.santelien.lab.card;

import java.util.Arrays;

/**
 * A command of ISO 7816-4, short or extended.
 *
 * @param expected length of the answer asked for, 0 when none was given
 */
record CommandApdu(int cla, int ins, int p1, int p2, byte[] data, int expected) {

    static CommandApdu parse(byte[] raw) {
        int cla = raw[0] & 0xFF;
        int ins = raw[1] & 0xFF;
        int p1 = raw[2] & 0xFF;
        int p2 = raw[3] & 0xFF;
        if (raw.length == 4) {
            return new CommandApdu(cla, ins, p1, p2, new byte[0], 0);
        }
        boolean extended = raw[4] == 0 && raw.length >= 7;
        int width = extended ? 2 : 1;
        int start = extended ? 5 : 4;
        if (raw.length == start + width) {
            return new CommandApdu(cla, ins, p1, p2, new byte[0], length(raw, start, width));
        }
        int count = number(raw, start, width);
        int end = start + width + count;
        byte[] data = Arrays.copyOfRange(raw, start + width, end);
        int expected = raw.length > end ? length(raw, end, raw.length - end) : 0;
        return new CommandApdu(cla, ins, p1, p2, data, expected);
    }

    boolean chained() {
        return (cla & 0x10) != 0;
    }

    private static int number(byte[] raw, int offset, int width) {
        int high = raw[offset] & 0xFF;
        return width == 1 ? high : high << 8 | raw[offset + 1] & 0xFF;
    }

    /** An expected length of zero means the most: 256, or 65536 in the extended form. */
    private static int length(byte[] raw, int offset, int width) {
        int number = number(raw, offset, width);
        return number != 0 ? number : width == 1 ? 256 : 65536;
    }

    @Override
    public String toString() {
        return "CommandApdu[%02X %02X]".formatted(cla, ins);
    }
}
