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
            Set.of("id", "extension", "use", "type", "system", "value", "period", "assigner"));

    private Datatypes() {}

    /** Whether both are the same kind of Period, Coding, CodeableConcept, Quantity, Reference or Identifier. */
    static boolean isOneValue(ObjectNode one, ObjectNode other) {
        return ONE_VALUE.stream().anyMatch(members -> fits(one, members) && fits(other, members));
    }

    private static boolean fits(ObjectNode node, Set<String> members) {
        for (var names = node.fieldNames(); names.hasNext(); ) {
            if (!members.contains(names.next())) {
                return false;
            }
        }
        return true;
    }
}
