package fr.santelien.smartcard.certificate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The « identification nationale » of a person, as the common name of a card's certificate bears it: a digit for its
 * type (TRE_G08), then its value.
 *
 * @param type 8 RPPS, 3 FINESS and employee…
 */
record NationalIdentifier(String type, String value) {
    private static final Pattern WHOLE = Pattern.compile("([0-9])([0-9A-Za-z/]{1,41})");
    private static final String NUMBER = "[0-9A-Za-z]{1,20}";

    /** Empty when the text is not the identifier of a person, or its key is wrong. */
    static Optional<NationalIdentifier> parse(String commonName) {
        Matcher whole = WHOLE.matcher(commonName);
        if (!whole.matches() || !whole.group(2).matches(format(whole.group(1).charAt(0)))) {
            return Optional.empty();
        }
        NationalIdentifier identifier = new NationalIdentifier(whole.group(1), whole.group(2));
        return identifier.type.equals("8") && !hasLuhnKey(identifier.value)
                ? Optional.empty()
                : Optional.of(identifier);
    }

    /** An employee is a structure and a number in its register; the structure alone is nobody. */
    private static String format(char type) {
        return switch (type) {
            case '0' -> "[0-9A-Za-z]{9}"; // ADELI
            case '3' -> "[0-9A-Z]{9}/" + NUMBER; // FINESS; test and Corsican ones have letters
            case '4' -> "[0-9]{9}/" + NUMBER; // SIREN
            case '5' -> "[0-9]{14}/" + NUMBER; // SIRET
            case '8' -> "[0-9]{11}"; // RPPS
            case '1', '2', '6', '9' -> NUMBER + "(/" + NUMBER + ")?"; // practice, DRASS, RPPS practice, student
            default -> "(?!)"; // no such type
        };
    }

    /** The key of an RPPS number counts over its 11 digits, without the type in front. */
    private static boolean hasLuhnKey(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return "NationalIdentifier[" + type + "]";
    }
}
