package fr.santelien.sync.replica;

import java.util.Objects;

/** Address of a FHIR resource: {@code Type/id}. */
public record Reference(String type, String id) {

    public Reference {
        Objects.requireNonNull(type);
        Objects.requireNonNull(id);
    }

    /**
     * Reads {@code Type/id}, the form of FHIR's {@code Reference.reference} for a resource of the same server.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static Reference parse(String text) {
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
            throw new IllegalArgumentException("not a relative reference");
        }
        return new Reference(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
