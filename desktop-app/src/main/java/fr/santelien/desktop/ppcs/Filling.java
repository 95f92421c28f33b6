package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.FormRules;
import fr.santelien.coordination.ppcs.FormRules.Completion;
import fr.santelien.coordination.ppcs.Plan;
import fr.santelien.coordination.ppcs.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a plan is, what is being typed included.
 *
 * @param section the one being filled
 * @param answers its answers, as typed
 */
record Filling(@Nullable Plan plan, @Nullable Section section, Answers answers) {

    Completion completion(Section wanted) {
        boolean typed =
                section != null && section.form().linkId().equals(wanted.form().linkId());
        return typed
                ? FormRules.completion(wanted.form(), answers)
                : new Completion(wanted.required(), wanted.missing(), wanted.answered());
    }

    int percent() {
        return plan == null
                ? 0
                : plan.sections().stream()
                        .map(this::completion)
                        .reduce(new Completion(0, 0, false), Completion::plus)
                        .percent();
    }

    List<Missing> missing() {
        if (plan == null) {
            return List.of();
        }
        Map<String, Answers> all = new HashMap<>(plan.answers());
        if (section != null) {
            all.put(section.form().linkId(), answers);
        }
        return Missing.in(plan.sections(), all);
    }
}
