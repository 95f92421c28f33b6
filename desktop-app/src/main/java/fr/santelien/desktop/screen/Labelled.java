package fr.santelien.desktop.screen;

import java.util.function.Function;
import javafx.util.StringConverter;

/** Shows the values of a combo box by a text; the box is not typed in. */
public final class Labelled<T> extends StringConverter<T> {

    private final Function<T, String> text;

    public Labelled(Function<T, String> text) {
        this.text = text;
    }

    @Override
    public String toString(T value) {
        return value == null ? "" : text.apply(value);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("not editable");
    }
}
