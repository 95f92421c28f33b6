package fr.santelien.coordination.patient;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The matricule INS: sex 1, year 2, month 2, place 5, order 3, key 2. Corsican places hold a letter ({@code 2A},
 * {@code 2B}). Source: NIR, reference in {@code domain.md} §4.1.
 */
public final class InsNumber {

    private static final Pattern SHAPE = Pattern.compile("\\d{6}[\\dAB]\\d{8}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private InsNumber() {}

    /** Digits (and Corsican letter) only, from any spacing. */
    static String compact(String typed) {
        return typed.replaceAll("[\\s.]", "");
    }

    /** « 2 42 05 35 238 114 05 »; a number of another length is given back as it came. */
    public static String format(String number) {
        String n = compact(number);
        if (n.length() != 15) {
            return number;
        }
        return String.join(
                "\u00a0",
                n.substring(0, 1),
                n.substring(1, 3),
                n.substring(3, 5),
                n.substring(5, 7),
                n.substring(7, 10),
                n.substring(10, 13),
                n.substring(13));
    }

    /** Whether the key (97 − number modulo 97, with 2A as 19 and 2B as 18) is right. */
    public static boolean hasValidKey(String number) {
        String n = compact(number);
        if (!SHAPE.matcher(n).matches()) {
            return false;
        }
        String digits = n.substring(0, 13);
        if (!digits.chars().allMatch(Character::isDigit)) {
            if (digits.charAt(5) != '2') {
                return false;
            }
            digits = digits.substring(0, 5) + (digits.charAt(6) == 'A' ? "19" : "18") + digits.substring(7);
        }
        int key = 97 - new BigInteger(digits).mod(MODULUS).intValueExact();
        return key == Integer.parseInt(n.substring(13));
    }
}
