package fr.santelien.desktop.ppcs.form;

import fr.santelien.coordination.ppcs.Answers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes to an immutable tree of answers: each gives a new tree. Answers no longer asked are left where they are. */
final class AnswerTree {

    private AnswerTree() {}

    /** With these answers to a question; blank ones are no answer. */
    static Answers with(Answers group, String linkId, List<String> answers) {
        List<String> given =
                answers.stream().filter(answer -> !answer.isBlank()).toList();
        Map<String, List<String>> values = new HashMap<>(group.values());
        if (given.isEmpty()) {
            values.remove(linkId);
        } else {
            values.put(linkId, given);
        }
        return new Answers(group.id(), values, group.groups());
    }

    /** Occurrences of a nested group, in order. */
    static List<Answers> occurrences(Answers group, String linkId) {
        return group.groups().getOrDefault(linkId, List.of());
    }

    /** One occurrence of a nested group, empty when it is not there. */
    static Answers occurrence(Answers group, String linkId, String id) {
        return occurrences(group, linkId).stream()
                .filter(occurrence -> occurrence.id().equals(id))
                .findFirst()
                .orElse(new Answers(id, Map.of(), Map.of()));
    }

    /** With an occurrence in place of the one with the same id, or added at the end. */
    static Answers withOccurrence(Answers group, String linkId, Answers occurrence) {
        List<Answers> all = new ArrayList<>(occurrences(group, linkId));
        int place = placeOf(all, occurrence.id());
        if (place < 0) {
            all.add(occurrence);
        } else {
            all.set(place, occurrence);
        }
        return withOccurrences(group, linkId, all);
    }

    /** With an occurrence put at a place, or at the end when there are fewer. */
    static Answers insert(Answers group, String linkId, int place, Answers occurrence) {
        List<Answers> all = new ArrayList<>(occurrences(group, linkId));
        all.add(Math.min(place, all.size()), occurrence);
        return withOccurrences(group, linkId, all);
    }

    static Answers without(Answers group, String linkId, String id) {
        List<Answers> all = occurrences(group, linkId).stream()
                .filter(occurrence -> !occurrence.id().equals(id))
                .toList();
        return withOccurrences(group, linkId, all);
    }

    private static Answers withOccurrences(Answers group, String linkId, List<Answers> occurrences) {
        Map<String, List<Answers>> groups = new HashMap<>(group.groups());
        if (occurrences.isEmpty()) {
            groups.remove(linkId);
        } else {
            groups.put(linkId, List.copyOf(occurrences));
        }
        return new Answers(group.id(), group.values(), groups);
    }

    private static int placeOf(List<Answers> occurrences, String id) {
        for (int place = 0; place < occurrences.size(); place++) {
            if (occurrences.get(place).id().equals(id)) {
                return place;
            }
        }
        return -1;
    }
}
