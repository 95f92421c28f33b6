package fr.santelien.desktop.text;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * Puts the no-break spaces of French typography where the bundle has plain ones, so that a line is never broken before
 * a colon or inside quotation marks, and nobody has to type spaces that cannot be seen.
 */
public final class FrenchBundle extends ResourceBundle {

    private static final Pattern NARROW = Pattern.compile(" (?=[;?!])");
    private static final Pattern WIDE = Pattern.compile(" (?=[:»])|(?<=[«°]) ");

    private final Map<String, String> texts = new HashMap<>();

    FrenchBundle(ResourceBundle written) {
        for (String key : written.keySet()) {
            texts.put(key, typeset(written.getString(key)));
        }
    }

    public static String typeset(String text) {
        return WIDE.matcher(NARROW.matcher(text).replaceAll("\u202f")).replaceAll("\u00a0");
    }

    @Override
    protected Object handleGetObject(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new java.util.MissingResourceException("no text for " + key, FrenchBundle.class.getName(), key);
        }
        return text;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(texts.keySet());
    }

    @Override
    public boolean containsKey(String key) {
        return texts.containsKey(key);
    }
}
