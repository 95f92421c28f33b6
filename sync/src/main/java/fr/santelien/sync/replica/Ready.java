package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A resource that may leave.
 *
 * @param refersTo resources it refers to, wherever in its JSON
 * @param length characters of its JSON
 * @param mayBeThere a creation whose earlier answer got lost: looked for before it is sent again, by itself
 * @param attempts how often it was sent in vain
 */
public record Ready(Reference reference, Set<Reference> refersTo, int length, boolean mayBeThere, int attempts) {

    /** Carries the content of a document: long, and the same for ever. */
    private static final String DOCUMENT = "Binary";

    private static final int IN_VAIN = 2;

    static Ready of(Reference reference, JsonNode resource, int length, boolean mayBeThere, int attempts) {
        Set<Reference> refersTo = new HashSet<>();
        if (!reference.type().equals(DOCUMENT)) {
            resource.findValues("reference").forEach(value -> add(refersTo, value));
            // An Attachment names its content by a relative address.
            resource.findValues("url").stream()
                    .filter(value -> value.asText().startsWith(DOCUMENT + "/"))
                    .forEach(value -> add(refersTo, value));
            refersTo.remove(reference);
        }
        // A document names the resource whose readers may read it: one that the server has already.
        return new Ready(reference, Set.copyOf(refersTo), length, mayBeThere, attempts);
    }

    private static void add(Set<Reference> references, JsonNode value) {
        try {
            references.add(Reference.parse(value.asText()));
        } catch (IllegalArgumentException ignored) {
            // Contained (#…) or elsewhere (https://…): not ours to order.
        }
    }

    /** Whether it is the content of a document: sent by itself, after what does not wait for it. */
    public boolean isDocument() {
        return reference.type().equals(DOCUMENT);
    }

    /** Whether it is one, or names one. */
    public boolean hasDocument() {
        return isDocument()
                || refersTo.stream().anyMatch(target -> target.type().equals(DOCUMENT));
    }

    /** The same, held back by these only. */
    public Ready waitingFor(Set<Reference> references) {
        return new Ready(reference, Set.copyOf(references), length, mayBeThere, attempts);
    }

    /** Whether it was sent often enough to believe that the server cannot digest it. */
    public boolean triedInVain() {
        return attempts >= IN_VAIN;
    }

    public static boolean anyTriedInVain(List<Ready> parcel) {
        return parcel.stream().anyMatch(Ready::triedInVain);
    }
}
