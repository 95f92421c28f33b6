package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** A whole number. */
final class IntegerView extends QuestionView {

    private final TextField field = new TextField();

    IntegerView(FormItem item, AnswerScope scope, FormContext context) {
        super(item, scope, context);
        field.textProperty().addListener((observed, before, now) -> answer(isNumber(now) ? now.strip() : ""));
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
    String problem() {
        return field.getText().isBlank() || isNumber(field.getText()) ? "" : Texts.get("ppcs.integer.wrong");
    }

    /** FHIR integers have 32 bits: nine digits always fit. */
    private static boolean isNumber(String typed) {
        return typed.strip().matches("-?\\d{1,9}");
    }
}
