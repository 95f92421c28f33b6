package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** FHIR's {@code instant}: ISO 8601 with an offset. */
final class FhirInstant {

    private FhirInstant() {}

    static Optional<Instant> read(JsonNode value) {
        try {
            return Optional.of(OffsetDateTime.parse(value.asText()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Instant> lastUpdated(JsonNode resource) {
        return read(resource.path("meta").path("lastUpdated"));
    }
}
