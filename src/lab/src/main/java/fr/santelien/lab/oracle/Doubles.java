package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what was entered once and is there twice: every text that is entered bears a mark of its own. */
final class Doubles {

    private static final Pattern KEY_MET_AGAIN = Pattern.compile("#\\d+]");

    private Doubles() {}

    static List<String> in(Edits edits, Map<Reference, List<ObjectNode>> server) {
        Map<String, Integer> there = new HashMap<>();
        List<String> doubled = new ArrayList<>();
        server.forEach((reference, versions) -> {
            ObjectNode current = versions.getLast();
            Matcher mark = Mark.PATTERN.matcher(current.toString());
            while (mark.find()) {
                there.merge(mark.group(), 1, Integer::sum);
            }
            Places.of(current).keySet().stream()
                    .filter(place -> KEY_MET_AGAIN.matcher(place).find())
                    .forEach(place -> doubled.add(reference + " " + place));
        });
        Set<String> told = new HashSet<>();
        for (Edit edit : edits.all()) {
            Matcher mark = Mark.PATTERN.matcher(String.valueOf(edit.after()));
            while (mark.find()) {
                if (there.getOrDefault(mark.group(), 0) > 1 && told.add(mark.group())) {
                    doubled.add(edit.toString());
                }
            }
        }
        return doubled;
    }
}
