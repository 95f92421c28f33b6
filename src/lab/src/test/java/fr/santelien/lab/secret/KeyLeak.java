package fr.santelien.lab.secret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What a careless login screen would do: keeps what was typed, in each form Java has for a text. */
final class KeyLeak {
    private final char[] typed = new char[8];
    private int count;
    private final List<Object> kept = new ArrayList<>();

    private KeyLeak() {}

    static KeyLeak plant(Scene scene) {
        KeyLeak leak = new KeyLeak();
        scene.addEventFilter(KeyEvent.KEY_TYPED, leak::type);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, leak::press);
        return leak;
    }

    private void type(KeyEvent event) {
        if (count < typed.length && event.getCharacter().length() == 1) {
            typed[count++] = event.getCharacter().charAt(0);
        }
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            kept.add(new String(typed)); // one byte a character
            kept.add("→ " + new String(typed)); // two, in the processor's order
            kept.add(typed.clone()); // two, written by the dump in its own order
            Arrays.fill(typed, '\0');
        }
    }
}
