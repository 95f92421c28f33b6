package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.FormItem;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;

/** The form of one section of a plan. */
public final class SectionForm {

    private final SectionAnswers answers;
    private final ItemsView items;

    /**
     * @param edited gets all the answers of the section after each change by the user
     * @param left a field was left: what was typed is to be saved
     */
    public SectionForm(FormItem section, Answers initial, boolean editable, Consumer<Answers> edited, Runnable left) {
        this.answers = new SectionAnswers(initial, edited);
        FormContext context = new FormContext(editable, () -> UUID.randomUUID().toString(), this::place, left);
        this.items = new ItemsView(section.items(), answers, context);
    }

    public Node node() {
        return items.node();
    }

    /**
     * Shows answers read again from the poste; the field the user is in is left alone.
     *
     * @return what is shown: those read, with her own answer where it was left
     */
    public Answers show(Answers read) {
        if (!read.equals(answers.get())) {
            answers.replace(read, items::show);
        }
        return answers.get();
    }

    /** Shows everything that is missing or wrong. */
    public void touch() {
        items.touch();
    }

    /** What is typed and is no answer, half a date, by the id of its field. */
    public Map<String, String> notAnswers() {
        Map<String, String> typed = new HashMap<>();
        items.notAnswers(typed::put);
        return typed;
    }

    /** Puts such texts back in their fields. */
    public void putBack(Map<String, String> typed) {
        typed.forEach((field, text) -> {
            if (node().lookup("#" + field) instanceof TextInputControl input) {
                input.setText(text);
            }
        });
    }

    private void place() {
        items.place();
    }
}
