package fr.santelien.coordination.ppcs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of the form, from the Questionnaire.
 *
 * @param repeats a group that may occur several times (an objective, an action), or a question with several answers
 * @param help one short sentence under the question, null when the label is enough
 * @param options answers to choose from, for {@code CHOICE}
 * @param enableWhen null when always asked
 */
public record FormItem(
        String linkId,
        Type type,
        String label,
        @Nullable String help,
        boolean required,
        boolean repeats,
        List<Option> options,
        @Nullable EnableWhen enableWhen,
        List<FormItem> items) {

    /** Types of {@code Questionnaire.item.type} that the form uses. */
    public enum Type {
        GROUP,
        STRING,
        TEXT,
        DATE,
        BOOLEAN,
        INTEGER,
        CHOICE,
        DISPLAY
    }

    public record Option(String code, String label) {}

    /** Asked only when another question has this answer (code, {@code true} or {@code false}). */
    public record EnableWhen(String question, String answer) {}
}
