package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Path;
import java.util.List;
import java.util.Map;

/** A conflict's path in the words of {@link Places}, and what one of its values says place by place. */
final class ChosenPlaces {

    private ChosenPlaces() {}

    /** Whether the place is at the path or below it. */
    static boolean cover(Path path, String place) {
        return heads(path).stream().anyMatch(head -> head.isEmpty() || isUnder(place, head));
    }

    /** @param value at the path, a missing node when there is none */
    static Map<String, String> of(Path path, JsonNode value) {
        if (value.isMissingNode()) {
            return Map.of();
        }
        if (path.steps().isEmpty()) {
            return Places.of((ObjectNode) value);
        }
        return switch (path.steps().getLast()) {
            case Path.Step.Group _ -> Places.ofMembers(above(path), value);
            case Path.Step.Member(String name) -> Places.of(words(path), name, value);
            case Path.Step.Element _ -> Places.of(words(path), "", value);
        };
    }

    private static boolean isUnder(String place, String head) {
        if (!place.startsWith(head)) {
            return false;
        }
        char next = place.length() == head.length() ? '/' : place.charAt(head.length());
        // A value is named without its type: "value" stands for "valueString".
        return next == '/' || next == '[' || head.endsWith("value") && Character.isUpperCase(next);
    }

    /** A group of members stands for each of them. */
    private static List<String> heads(Path path) {
        if (path.steps().isEmpty() || !(path.steps().getLast() instanceof Path.Step.Group(List<String> names))) {
            return List.of(words(path));
        }
        String above = above(path);
        return names.stream()
                .map(name -> name.replace("[x]", ""))
                .map(name -> above.isEmpty() ? name : above + "/" + name)
                .toList();
    }

    private static String above(Path path) {
        return words(new Path(path.steps().subList(0, path.steps().size() - 1)));
    }

    /** The merge sets a url that repeats apart from what tells its extensions apart by a bar, a place by a space. */
    private static String words(Path path) {
        return path.toString().replace('|', ' ');
    }
}
