package fr.santelien.desktop.ppcs;

import fr.santelien.coordination.ppcs.Answers;
import fr.santelien.coordination.ppcs.FormItem;
import fr.santelien.coordination.ppcs.FormItem.Type;
import fr.santelien.coordination.ppcs.FormRules;
import fr.santelien.coordination.ppcs.Section;
import fr.santelien.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A required answer that is not there, in words: « Objectif 1 : Échéance ».
 *
 * @param section linkId of its section
 */
public record Missing(String section, String words) {

    /** All of them, in the order of the form. */
    public static List<Missing> in(List<Section> sections, Map<String, Answers> answers) {
        List<Missing> all = new ArrayList<>();
        for (Section section : sections) {
            String linkId = section.form().linkId();
            List<String> words = new ArrayList<>();
            group(section.form(), List.of(answers.getOrDefault(linkId, Answers.NONE)), "", words);
            words.forEach(each -> all.add(new Missing(linkId, each)));
        }
        return all;
    }

    /** @param scopes answers of the group, then of those around it */
    private static void group(FormItem group, List<Answers> scopes, String place, List<String> words) {
        for (FormItem item : group.items()) {
            if (!FormRules.isAsked(item, scopes)) {
                continue;
            }
            if (item.type() == Type.GROUP) {
                occurrences(item, scopes, place, words);
            } else if (item.type() != Type.DISPLAY
                    && item.required()
                    && scopes.getFirst().first(item.linkId()).isBlank()) {
                words.add(place + item.label());
            }
        }
    }

    private static void occurrences(FormItem group, List<Answers> scopes, String place, List<String> words) {
        List<Answers> occurrences = scopes.getFirst().groups().getOrDefault(group.linkId(), List.of());
        if (occurrences.isEmpty() && group.repeats()) {
            if (group.required()) {
                words.add(place + Texts.get("ppcs.missing.group", group.label()));
            }
            return;
        }
        List<Answers> asked = occurrences.isEmpty() ? List.of(Answers.NONE) : occurrences;
        for (int index = 0; index < asked.size(); index++) {
            List<Answers> inner = new ArrayList<>(List.of(asked.get(index)));
            inner.addAll(scopes);
            String name = group.repeats()
                    ? Texts.get("ppcs.missing.in", Texts.get("ppcs.occurrence", group.label(), index + 1))
                    : "";
            group(group, inner, place + name, words);
        }
    }
}
