package fr.santelien.desktop.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A date as typed at the desk: {@code JJMMAAAA}, or with slashes, dots, dashes or spaces. */
public sealed interface TypedDate {

    Pattern COMPACT = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");
    Pattern SEPARATED = Pattern.compile("(\\d{1,2})[/. -](\\d{1,2})[/. -](\\d{4})");
    Pattern BEGINNING = Pattern.compile("[\\d/. -]*");

    /** Nothing was typed. */
    record Empty() implements TypedDate {}

    /** So far so good: the beginning of a date. */
    record Unfinished() implements TypedDate {}

    record Complete(LocalDate date) implements TypedDate {}

    /** @param explanation what is wrong and how to write it, in French */
    record Wrong(String explanation) implements TypedDate {}

    /** Reads what was typed so far. */
    static TypedDate read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return new Empty();
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return date(compact);
        }
        Matcher separated = SEPARATED.matcher(text);
        if (separated.matches()) {
            return date(separated);
        }
        boolean beginning = BEGINNING.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() < 8;
        return beginning ? new Unfinished() : new Wrong(Texts.get("date.wrong.form"));
    }

    private static TypedDate date(Matcher parts) {
        int day = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        int year = Integer.parseInt(parts.group(3));
        if (month < 1 || month > 12) {
            return new Wrong(Texts.get("date.wrong.month", parts.group(2)));
        }
        try {
            return new Complete(LocalDate.of(year, month, day));
        } catch (DateTimeException impossible) {
            return new Wrong(Texts.get("date.wrong.day", parts.group(1) + "/" + parts.group(2) + "/" + parts.group(3)));
        }
    }
}
