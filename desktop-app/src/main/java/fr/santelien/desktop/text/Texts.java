package fr.santelien.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of the interface by key: {@code feature.place.meaning}. A missing key is a programming error. */
public final class Texts {

    private static final ResourceBundle BUNDLE =
            new FrenchBundle(ResourceBundle.getBundle("fr.santelien.desktop.text.texts", Locale.FRENCH));

    private Texts() {}

    /** The text, its {@code {0}} replaced by the arguments. A text without arguments is taken as it is. */
    public static String get(String key, Object... arguments) {
        String text = BUNDLE.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, Locale.FRANCE).format(arguments);
    }

    /** The text of {@code key} when there is one, else that of {@code general} with its arguments. */
    public static String either(String key, String general, Object... arguments) {
        return BUNDLE.containsKey(key) ? BUNDLE.getString(key) : get(general, arguments);
    }

    /** For the FXML loader ({@code %key}). */
    public static ResourceBundle bundle() {
        return BUNDLE;
    }
}
