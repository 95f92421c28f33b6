package fr.santelien.coordination.ppcs;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Answers of one group occurrence, by linkId. Immutable.
 *
 * @param id client id of the occurrence ({@code item.id}), empty for a group that does not repeat
 * @param values texts of the answers: dates as {@code yyyy-MM-dd}, choices by code, booleans as {@code true/false}
 * @param groups occurrences of the nested groups, by linkId
 */
public record Answers(String id, Map<String, List<String>> values, Map<String, List<Answers>> groups) {

    public static final Answers NONE = new Answers("", Map.of(), Map.of());

    public Answers {
        values = Map.copyOf(values);
        groups = Map.copyOf(groups);
    }

    /** A new occurrence of a repeating group, with a client id of its own. */
    public static Answers newOccurrence() {
        return new Answers(UUID.randomUUID().toString(), Map.of(), Map.of());
    }

    /** First answer to a question, or an empty text. */
    public String first(String linkId) {
        List<String> given = values.getOrDefault(linkId, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    @Override
    public String toString() {
        return "Answers[" + id + "]";
    }
}
