package fr.santelien.desktop.card;

import fr.santelien.desktop.text.Texts;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

/**
 * Where the code is typed: digits only, shown as dots. Not a {@code PasswordField}, which keeps a {@code String} that
 * nothing can wipe: here the digits live in one {@code char[]}, emptied as soon as they are given or dropped.
 */
public final class CodeField extends HBox {

    private static final double RADIUS = 7;

    private char[] digits = new char[8];
    private int typed;
    private int shown = 4;
    private Consumer<char[]> whenEntered = code -> Arrays.fill(code, '\0');
    private Runnable whenTyped = () -> {};

    public CodeField() {
        getStyleClass().add("code-field");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        addEventHandler(KeyEvent.KEY_TYPED, this::type);
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        show();
    }

    /**
     * @param shortest how many empty places are shown
     * @param longest how many digits are taken
     */
    public void setLength(int shortest, int longest) {
        clear();
        digits = new char[longest];
        shown = shortest;
        show();
    }

    /** @param consumer gets the code when Enter is pressed, and must wipe it */
    public void setOnEntered(Consumer<char[]> consumer) {
        whenEntered = consumer;
    }

    public void setOnTyped(Runnable action) {
        whenTyped = action;
    }

    /** Hands the code over and forgets it; the receiver wipes it. */
    public char[] take() {
        char[] code = Arrays.copyOf(digits, typed);
        clear();
        return code;
    }

    public void clear() {
        Arrays.fill(digits, '\0');
        typed = 0;
        show();
    }

    private void type(KeyEvent event) {
        String character = event.getCharacter();
        if (character.length() == 1 && character.charAt(0) >= '0' && character.charAt(0) <= '9') {
            if (typed < digits.length) {
                digits[typed++] = character.charAt(0);
                show();
                whenTyped.run();
            }
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.BACK_SPACE && typed > 0) {
            digits[--typed] = '\0';
            show();
            whenTyped.run();
        } else if (event.getCode() == KeyCode.ESCAPE && typed > 0) {
            clear();
        } else if (event.getCode() == KeyCode.ENTER) {
            whenEntered.accept(take());
        } else {
            return;
        }
        event.consume();
    }

    private void show() {
        getChildren().clear();
        for (int place = 0; place < Math.max(shown, typed); place++) {
            Circle dot = new Circle(RADIUS);
            dot.getStyleClass().add("digit");
            if (place < typed) {
                dot.getStyleClass().add("typed");
            }
            getChildren().add(dot);
        }
        setAccessibleText(Texts.get("login.code.accessible", typed));
    }
}
