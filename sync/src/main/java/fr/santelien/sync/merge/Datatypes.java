package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** FHIR datatypes whose members only make sense together: half of one and half of another would be a third meaning. */
final class Datatypes {

    private static final List<Set<String>> ONE_VALUE = List.of(
            Set.of("id", "extension", "start", "end"),
            Set.of("id", "extension", "system", "version", "code", "display", "userSelected"),
            Set.of("id", "extension", "coding", "text"),
            Set.of("id", "extension", "value", "comparator", "unit", "system", "code"),
            Set.of("id", "extension", "reference", "type", "identifier", "display"),
            Set.of("id", "extension", "use", "type", "system", "value", "period", "assigner"),
            Set.of("id", "extension", "low", "high"),
            Set.of("id", "extension", "numerator", "denominator"),
            Set.of("id", "extension", "contentType", "language", "data", "url", "size", "hash", "title", "creation"));

    private Datatypes() {}

    /**
     * Whether both are the same kind of Period, Coding, CodeableConcept, Quantity, Reference, Identifier, Range, Ratio
     * or Attachment.
     */
    static boolean isOneValue(ObjectNode one, ObjectNode other) {
        return ONE_VALUE.stream().anyMatch(members -> fits(one, members) && fits(other, members));
    }

    private static boolean fits(ObjectNode node, Set<String> members) {
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name.startsWith("_") ? name.substring(1) : name)) {
                return false;
            }
        }
        return true;
    }
}
