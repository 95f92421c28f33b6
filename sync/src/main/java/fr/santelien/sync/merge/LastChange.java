package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The extension that every pushed resource bears: who changed it last and when (src/contract/README.md). */
public final class LastChange {

    public static final String URL = "https://santelien.fr/fhir/StructureDefinition/last-change";

    private static final String PERSON_IDENTIFIER = "urn:oid:1.2.250.1.71.4.2.1";

    /** Who and when, as read from a resource. */
    public record Stamp(@Nullable String author, @Nullable Instant at) {
        @Override
        public String toString() {
            return "Stamp[" + at + "]";
        }
    }

    private LastChange() {}

    public static Optional<Stamp> of(JsonNode resource) {
        for (JsonNode extension : resource.path("extension")) {
            if (is(extension)) {
                return Optional.of(read(extension));
            }
        }
        return Optional.empty();
    }

    /** Identifier of who changed it last, type digit and value. */
    public static Optional<String> person(JsonNode resource) {
        for (JsonNode extension : resource.path("extension")) {
            if (is(extension)) {
                for (JsonNode part : extension.path("extension")) {
                    String value = part.path("valueReference")
                            .path("identifier")
                            .path("value")
                            .asText();
                    if (!value.isEmpty()) {
                        return Optional.of(value);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Puts the extension in place of the one that is there. The same arguments give the same bytes.
     *
     * @param personIdentifier type digit and value, {@code 810000000012}
     */
    public static void stamp(ObjectNode resource, String personIdentifier, String display, Instant at) {
        ObjectNode extension = Json.NODES.objectNode().put("url", URL);
        ArrayNode parts = extension.putArray("extension");
        ObjectNode reference = parts.addObject().put("url", "author").putObject("valueReference");
        reference.putObject("identifier").put("system", PERSON_IDENTIFIER).put("value", personIdentifier);
        reference.put("display", display);
        parts.addObject()
                .put("url", "at")
                .put("valueInstant", at.truncatedTo(ChronoUnit.MILLIS).toString());

        ArrayNode extensions = Json.NODES.arrayNode();
        for (JsonNode other : resource.path("extension")) {
            if (!is(other)) {
                extensions.add(other);
            }
        }
        resource.set("extension", extensions.add(extension));
    }

    static boolean is(JsonNode extension) {
        return URL.equals(extension.path("url").asText());
    }

    private static Stamp read(JsonNode extension) {
        String author = null;
        Instant at = null;
        for (JsonNode part : extension.path("extension")) {
            switch (part.path("url").asText()) {
                case "author" ->
                    author = part.path("valueReference").path("display").asText(null);
                case "at" -> at = instant(part.path("valueInstant").asText());
                default -> {}
            }
        }
        return new Stamp(author, at);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
