package fr.santelien.desktop.screen;

import java.util.Locale;

/** What a state or a message means to the reader; the theme gives the colour, the text always says it too. */
public enum Tone {
    OK,
    INFO,
    WARN,
    BAD,
    NEUTRAL;

    /** Style class of a component of this tone: {@code chip-ok}, {@code notice-bad}. */
    public String styleOf(String component) {
        return component + "-" + name().toLowerCase(Locale.ROOT);
    }
}
