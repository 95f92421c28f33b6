package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
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
        return parts(resource).isMissingNode()
                ? Optional.empty()
                : Optional.of(new Stamp(
                        part(resource, "author")
                                .path("valueReference")
                                .path("display")
                                .asText(null),
                        instant(resource, "at")));
    }

    /** Identifier of who changed it last, type digit and value. */
    public static Optional<String> person(JsonNode resource) {
        String value = part(resource, "author")
                .path("valueReference")
                .path("identifier")
                .path("value")
                .asText();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** Whether it was sent as something new, by somebody who knew of no earlier version. */
    public static boolean isCreation(JsonNode resource) {
        return part(resource, "new").path("valueBoolean").asBoolean();
    }

    /** Whether both come from one and the same creation. */
    public static boolean hasSameOrigin(JsonNode one, JsonNode other) {
        Instant created = instant(one, "created");
        return created != null && created.equals(instant(other, "created"));
    }

    /** Whether both are known to come from two creations, made without knowing of each other. */
    public static boolean isRival(JsonNode one, JsonNode other) {
        Instant created = instant(other, "created");
        boolean another = created != null && !created.equals(instant(one, "created"));
        // Within one tick of the clock it is who made them that tells.
        return another || (isCreation(one) && isCreation(other) && !isSame(one, other));
    }

    /** Whether both bear the stamp of one and the same change. */
    public static boolean isSame(JsonNode one, JsonNode other) {
        return person(one).equals(person(other)) && Objects.equals(instant(one, "at"), instant(other, "at"));
    }

    /**
     * Puts the extension in place of the one that is there, which tells when the resource was created: that is kept. The
     * same arguments give the same bytes.
     *
     * @param personIdentifier type digit and value, {@code 810000000012}
     */
    public static void stamp(ObjectNode resource, String personIdentifier, String display, Instant at) {
        stamp(resource, personIdentifier, display, at, instant(resource, "created"), false);
    }

    /** Likewise, on a resource that is sent as something new. */
    public static void stampCreation(ObjectNode resource, String personIdentifier, String display, Instant at) {
        stamp(resource, personIdentifier, display, at, at, true);
    }

    private static void stamp(
            ObjectNode resource,
            String personIdentifier,
            String display,
            Instant at,
            @Nullable Instant created,
            boolean creation) {
        ObjectNode extension = Json.NODES.objectNode().put("url", URL);
        ArrayNode parts = extension.putArray("extension");
        ObjectNode reference = parts.addObject().put("url", "author").putObject("valueReference");
        reference.putObject("identifier").put("system", PERSON_IDENTIFIER).put("value", personIdentifier);
        reference.put("display", display);
        parts.addObject().put("url", "at").put("valueInstant", text(at));
        if (created != null) {
            parts.addObject().put("url", "created").put("valueInstant", text(created));
        }
        if (creation) {
            parts.addObject().put("url", "new").put("valueBoolean", true);
        }

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

    private static JsonNode parts(JsonNode resource) {
        for (JsonNode extension : resource.path("extension")) {
            if (is(extension)) {
                return extension.path("extension");
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode part(JsonNode resource, String url) {
        for (JsonNode part : parts(resource)) {
            if (part.path("url").asText().equals(url)) {
                return part;
            }
        }
        return MissingNode.getInstance();
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static @Nullable Instant instant(JsonNode resource, String url) {
        try {
            return OffsetDateTime.parse(part(resource, url).path("valueInstant").asText())
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
