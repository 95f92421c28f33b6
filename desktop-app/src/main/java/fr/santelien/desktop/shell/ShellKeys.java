package fr.santelien.desktop.shell;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of every screen: F1 help, F9 lock, F5 exchange, Ctrl+K search, Alt+1…7 or Ctrl+1…7 the side bar. */
final class ShellKeys {

    /** The key itself counts, not what it types: on a French keyboard the digits need Shift. */
    private static final List<KeyCode> DIGITS = List.of(
            KeyCode.DIGIT1,
            KeyCode.DIGIT2,
            KeyCode.DIGIT3,
            KeyCode.DIGIT4,
            KeyCode.DIGIT5,
            KeyCode.DIGIT6,
            KeyCode.DIGIT7);

    private static final KeyCombination SEARCH = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private ShellKeys() {}

    /** @return true when the key was one of them */
    static boolean handle(KeyEvent event, ShellView shell) {
        if (event.getCode() == KeyCode.F9) {
            shell.lock();
        } else if (event.getCode() == KeyCode.F5) {
            shell.exchangeNow();
        } else if (event.getCode() == KeyCode.F1) {
            shell.help();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            return shell.leaveHelp();
        } else if (SEARCH.match(event)) {
            shell.search();
        } else if (line(event) >= 0) {
            shell.openNth(line(event));
        } else {
            return false;
        }
        return true;
    }

    private static int line(KeyEvent event) {
        if (event.isAltDown() == event.isShortcutDown()) {
            return -1;
        }
        return DIGITS.indexOf(event.getCode());
    }
}
