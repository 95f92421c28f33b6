package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A text of several lines; the area grows with it. */
final class TextView extends QuestionView {

    private static final int LINE = 70;
    private static final int MIN_ROWS = 2;
    private static final int MAX_ROWS = 10;

    private final TextArea field = new TextArea();

    TextView(FormItem item, AnswerScope scope, FormContext context) {
        super(item, scope, context);
        field.setWrapText(true);
        field.textProperty().addListener((observed, before, now) -> {
            field.setPrefRowCount(rows(now));
            answer(now);
        });
        field.setPrefRowCount(MIN_ROWS);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::moveOnTab);
        build();
    }

    @Override
    Node field() {
        return field;
    }

    @Override
    void put(String answer) {
        field.setText(answer);
    }

    @Override
    public boolean wide() {
        return true;
    }

    /** In a form, Tab goes to the next field; Ctrl+Tab still writes one. */
    private void moveOnTab(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isControlDown() && !key.isAltDown()) {
            field.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            key.consume();
        }
    }

    static int rows(String text) {
        int rows = text.lines().mapToInt(line -> 1 + line.length() / LINE).sum();
        return Math.clamp(rows, MIN_ROWS, MAX_ROWS);
    }
}
