package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.coordination.ppcs.FormItem.Option;
import fr.santelien.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** A choice among few answers, all in sight: yes or no, a priority, a status. */
final class RadioView extends QuestionView {

    private final FlowPane field = new FlowPane(16, 6);
    private final ToggleGroup group = new ToggleGroup();

    private RadioView(FormItem item, AnswerScope scope, FormContext context, List<Option> options) {
        super(item, scope, context);
        for (Option option : options) {
            RadioButton button = new RadioButton(option.label());
            button.setUserData(option.code());
            button.setToggleGroup(group);
            button.setId(item.linkId() + "-" + (option.code().isEmpty() ? "none" : option.code()));
            field.getChildren().add(button);
        }
        group.selectedToggleProperty()
                .addListener((observed, before, now) -> answer(now == null ? "" : String.valueOf(now.getUserData())));
        build();
    }

    static RadioView choice(FormItem item, AnswerScope scope, FormContext context) {
        return new RadioView(item, scope, context, withNone(item, item.options()));
    }

    static RadioView yesNo(FormItem item, AnswerScope scope, FormContext context) {
        List<Option> options =
                List.of(new Option("true", Texts.get("ppcs.yes")), new Option("false", Texts.get("ppcs.no")));
        return new RadioView(item, scope, context, withNone(item, options));
    }

    /** An answer that is not required can be taken back. */
    private static List<Option> withNone(FormItem item, List<Option> options) {
        if (item.required()) {
            return options;
        }
        List<Option> all = new ArrayList<>(options);
        all.add(new Option("", Texts.get("ppcs.noAnswer")));
        return all;
    }

    @Override
    Node field() {
        return field;
    }

    @Override
    void put(String answer) {
        for (Toggle toggle : group.getToggles()) {
            if (answer.equals(toggle.getUserData())) {
                group.selectToggle(toggle);
                return;
            }
        }
        group.selectToggle(null);
    }
}
