package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.coordination.ppcs.FormItem.Option;
import fr.santelien.desktop.screen.Labelled;
import fr.santelien.desktop.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/** A choice among many answers. */
final class ComboView extends QuestionView {

    private static final Option NONE = new Option("", Texts.get("ppcs.noAnswer"));

    private final ComboBox<Option> field = new ComboBox<>();

    ComboView(FormItem item, AnswerScope scope, FormContext context) {
        super(item, scope, context);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setPromptText(Texts.get("ppcs.choose"));
        field.setConverter(new Labelled<>(Option::label));
        field.getItems().setAll(item.options());
        if (!item.required()) {
            field.getItems().add(NONE);
        }
        field.valueProperty().addListener((observed, before, now) -> answer(now == null ? "" : now.code()));
        build();
    }

    @Override
    Node field() {
        return field;
    }

    /** A code that the form does not know is shown as it is, and kept. */
    @Override
    void put(String answer) {
        if (answer.isEmpty()) {
            field.setValue(null);
            return;
        }
        field.setValue(field.getItems().stream()
                .filter(option -> option.code().equals(answer))
                .findFirst()
                .orElse(new Option(answer, answer)));
    }
}
