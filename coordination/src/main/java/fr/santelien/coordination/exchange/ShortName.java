package fr.santelien.coordination.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** « Nathalie COHEN » and « COHEN Nathalie » give « N. COHEN ». */
final class ShortName {

    private ShortName() {}

    /** A display without both a name in capitals and a first name is given back as it is. */
    static String of(String display) {
        List<String> words = Arrays.stream(display.strip().split("\\s+")).toList();
        List<String> family = words.stream().filter(ShortName::isCapital).toList();
        List<String> given = words.stream().filter(word -> !isCapital(word)).toList();
        if (family.isEmpty() || given.isEmpty()) {
            return display.strip();
        }
        String initials = Arrays.stream(given.getFirst().split("-"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.substring(0, 1).toUpperCase(Locale.FRENCH) + ".")
                .collect(Collectors.joining("-"));
        return initials + " " + String.join(" ", family);
    }

    private static boolean isCapital(String word) {
        return word.length() > 1 && word.equals(word.toUpperCase(Locale.FRENCH)) && !word.endsWith(".");
    }
}
