package fr.santelien.coordination;

import fr.santelien.sync.merge.MergeRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the elements of the lists are known by, and which members make one value together (docs/architecture.md §4).
 * Extensions, with the last-change stamp among them, need no rule of ours.
 */
final class Merging {

    /** The server's own, and the moment of the last answer, which says nothing by itself. */
    private static final Set<String> IGNORED = Set.of("meta", "text", "authored");

    /** Groups in groups: the form goes three deep, a later one may go further. */
    private static final int DEPTH = 8;

    private Merging() {}

    static Map<String, MergeRules> rules() {
        return Map.of(
                "List", rules(Map.of("entry", List.of("item.reference")), Set.of("status", "mode")),
                "QuestionnaireResponse", rules(answers()),
                "Task",
                        rules(
                                Map.of("note", List.of("id"), "input", List.of("id"), "identifier", List.of("system")),
                                Set.of("status", "statusReason", "businessStatus", "owner")),
                "CarePlan", rules(Map.of(), Set.of("status", "intent")),
                "CareTeam", rules(Map.of("participant", List.of("id", "member.reference"))));
    }

    /** An answer is one value: {@code answer} has no key. Occurrences bear a client id, everything else a linkId. */
    private static Map<String, List<String>> answers() {
        Map<String, List<String>> keys = new HashMap<>();
        String path = "item";
        for (int depth = 0; depth < DEPTH; depth++) {
            keys.put(path, List.of("id", "linkId"));
            path += ".item";
        }
        return keys;
    }

    @SafeVarargs
    private static MergeRules rules(Map<String, List<String>> listKeys, Set<String>... groups) {
        return new MergeRules(listKeys, List.of(groups), IGNORED);
    }
}
