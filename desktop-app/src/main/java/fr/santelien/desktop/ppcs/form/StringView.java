package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** A short text. */
final class StringView extends QuestionView {

    private final TextField field = new TextField();

    StringView(FormItem item, AnswerScope scope, FormContext context) {
        super(item, scope, context);
        field.textProperty().addListener((observed, before, now) -> answer(now));
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
}
