package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * A resource that may leave.
 *
 * @param refersTo resources it refers to, wherever in its JSON
 */
public record Ready(Reference reference, Set<Reference> refersTo) {

    static Ready of(Reference reference, JsonNode resource) {
        Set<Reference> refersTo = new HashSet<>();
        for (JsonNode value : resource.findValues("reference")) {
            try {
                refersTo.add(Reference.parse(value.asText()));
            } catch (IllegalArgumentException ignored) {
                // Contained (#…) or elsewhere (https://…): not ours to order.
            }
        }
        refersTo.remove(reference);
        return new Ready(reference, Set.copyOf(refersTo));
    }
}
