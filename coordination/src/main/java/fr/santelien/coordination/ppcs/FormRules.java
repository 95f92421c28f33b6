package fr.santelien.coordination.ppcs;

import fr.santelien.coordination.ppcs.FormItem.Type;
import java.util.ArrayList;
import java.util.List;

/** Which questions are asked, and what is missing: pure functions over the answers. */
public final class FormRules {

    /**
     * @param required required questions that are asked; a required group that has no occurrence counts as one
     * @param missing those without an answer
     * @param answered whether anything was answered at all
     */
    public record Completion(int required, int missing, boolean answered) {

        static final Completion NOTHING = new Completion(0, 0, false);

        /** Both together. */
        public Completion plus(Completion other) {
            return new Completion(required + other.required, missing + other.missing, answered || other.answered);
        }

        /** 0–100; 100 only when nothing is missing. */
        public int percent() {
            return required == 0 ? 100 : (required - missing) * 100 / required;
        }
    }

    private FormRules() {}

    /**
     * Whether a question is asked. What was answered to a question no longer asked is kept, and counts for nothing.
     *
     * @param scopes answers of the group the item is in, then of the groups around it, innermost first
     */
    public static boolean isAsked(FormItem item, List<Answers> scopes) {
        FormItem.EnableWhen condition = item.enableWhen();
        if (condition == null) {
            return true;
        }
        return scopes.stream()
                .filter(scope -> scope.values().containsKey(condition.question()))
                .findFirst()
                .map(scope -> scope.values().getOrDefault(condition.question(), List.of()))
                .filter(answers -> answers.contains(condition.answer()))
                .isPresent();
    }

    /** How far a section is. */
    public static Completion completion(FormItem section, Answers answers) {
        return group(section, answers, List.of());
    }

    private static Completion group(FormItem group, Answers answers, List<Answers> around) {
        List<Answers> scopes = new ArrayList<>();
        scopes.add(answers);
        scopes.addAll(around);
        return group.items().stream()
                .filter(item -> isAsked(item, scopes))
                .map(item -> item.type() == Type.GROUP ? occurrences(item, answers, scopes) : question(item, answers))
                .reduce(Completion.NOTHING, Completion::plus);
    }

    private static Completion question(FormItem question, Answers answers) {
        if (question.type() == Type.DISPLAY) {
            return Completion.NOTHING;
        }
        boolean answered = answers.values().getOrDefault(question.linkId(), List.of()).stream()
                .anyMatch(answer -> !answer.isBlank());
        int required = question.required() ? 1 : 0;
        return new Completion(required, answered ? 0 : required, answered);
    }

    /** A group that does not repeat is there even when nothing was answered in it yet. */
    private static Completion occurrences(FormItem group, Answers answers, List<Answers> scopes) {
        List<Answers> occurrences = answers.groups().getOrDefault(group.linkId(), List.of());
        if (occurrences.isEmpty() && group.repeats()) {
            return group.required() ? new Completion(1, 1, false) : Completion.NOTHING;
        }
        List<Answers> counted = occurrences.isEmpty() ? List.of(Answers.NONE) : occurrences;
        return counted.stream()
                .map(occurrence -> group(group, occurrence, scopes))
                .reduce(Completion.NOTHING, Completion::plus);
    }
}
