package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import fr.santelien.desktop.text.TypedDate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import javafx.scene.Node;
import javafx.scene.control.TextField;

/** A date, typed as {@code JJMMAAAA} or {@code JJ/MM/AAAA}; only a complete one is an answer. */
final class DateView extends QuestionView {

    private final TextField field = new TextField();

    DateView(FormItem item, AnswerScope scope, FormContext context) {
        super(item, scope, context);
        field.setPromptText(Texts.get("ppcs.date.prompt"));
        field.textProperty().addListener((observed, before, now) -> answer(stored(now)));
        build();
    }

    @Override
    Node field() {
        return field;
    }

    @Override
    void put(String answer) {
        field.setText(shown(answer));
    }

    @Override
    String problem() {
        return switch (TypedDate.read(field.getText())) {
            case TypedDate.Wrong wrong -> wrong.explanation();
            case TypedDate.Unfinished _ -> Texts.get("ppcs.date.unfinished");
            case TypedDate.Complete _, TypedDate.Empty _ -> "";
        };
    }

    private static String stored(String typed) {
        return TypedDate.read(typed) instanceof TypedDate.Complete complete
                ? complete.date().toString()
                : "";
    }

    /** A date of unusual precision that another software wrote is shown as it is. */
    private static String shown(String answer) {
        try {
            return answer.isEmpty() ? "" : Moments.day(LocalDate.parse(answer));
        } catch (DateTimeParseException unusual) {
            return answer;
        }
    }
}
