package fr.santelien.desktop.screen;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a screen holds that is stored nowhere: where its user is on it, and what she has typed and not saved. Texts by
 * name, the screen's own; records by their id, never their content.
 *
 * @param place tab, selected record, search: worth finding again, not worth telling
 * @param typed what would be lost: worth telling that it is kept
 */
public record Entry(Map<String, String> place, Map<String, String> typed) {

    public static final Entry NONE = new Entry(Map.of(), Map.of());

    public Entry {
        place = Map.copyOf(place);
        typed = Map.copyOf(typed);
    }

    /** Where she was, empty when nothing was noted. */
    public String place(String name) {
        return place.getOrDefault(name, "");
    }

    /** What she typed, empty when nothing was. */
    public String typed(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Whether something typed is not saved. */
    public boolean unsaved() {
        return !typed.isEmpty();
    }

    public boolean isEmpty() {
        return place.isEmpty() && typed.isEmpty();
    }

    @Override
    public String toString() {
        return "Entry[" + typed.keySet() + "]";
    }

    /** Notes one thing after the other; what is null or empty is left out. */
    public static final class Notes {

        private final Map<String, String> place = new LinkedHashMap<>();
        private final Map<String, String> typed = new LinkedHashMap<>();

        public Notes place(String name, @Nullable String text) {
            return note(place, name, text);
        }

        public Notes typed(String name, @Nullable String text) {
            return note(typed, name, text);
        }

        private Notes note(Map<String, String> notes, String name, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                notes.put(name, text);
            }
            return this;
        }

        public Entry entry() {
            return new Entry(place, typed);
        }
    }
}
