package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.ServerCapability;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a server honours what the exchange relies on. What its CapabilityStatement denies is lacking; what it leaves
 * unsaid is tried where that changes nothing on the server: searches are, writes are not.
 */
final class CapabilityProbe {

    /** Nothing was changed after this: a search that finds something does not filter. */
    private static final String NEVER = "2999-01-01T00:00:00Z";

    private static final int SAMPLE = 20;

    private final RegionalServer server;
    private final List<String> written;

    /** @param written types that the poste writes */
    CapabilityProbe(RegionalServer server, List<String> written) {
        this.server = server;
        this.written = written;
    }

    /** @throws ExchangeStopped when the server could not be asked */
    Set<ServerCapability> missing() throws ExchangeStopped {
        Set<ServerCapability> missing = EnumSet.noneOf(ServerCapability.class);
        ServerAnswer answer = server.metadata();
        if (answer.status() == 401 || answer.status() == 403 || answer.status() == 429 || answer.status() >= 500) {
            throw answer.asStop();
        }
        ObjectNode statement = answer.body();
        if (!answer.isSuccess()
                || statement == null
                || !statement.path("resourceType").asText().equals("CapabilityStatement")
                || !statement.path("fhirVersion").asText().startsWith("4.0")) {
            missing.add(ServerCapability.FHIR_R4);
            return missing;
        }
        for (String type : written) {
            Set<ServerCapability> lacking = lackingIn(declared(statement, type));
            if (!lacking.contains(ServerCapability.SEARCH)) {
                lacking.addAll(lackingInSearches(type));
            }
            missing.addAll(lacking);
        }
        return missing;
    }

    private static JsonNode declared(ObjectNode statement, String type) {
        for (JsonNode rest : statement.path("rest")) {
            for (JsonNode resource : rest.path("resource")) {
                if (resource.path("type").asText().equals(type)) {
                    return resource;
                }
            }
        }
        return statement.path("absent");
    }

    private static Set<ServerCapability> lackingIn(JsonNode resource) {
        Set<ServerCapability> lacking = EnumSet.noneOf(ServerCapability.class);
        Set<String> interactions = new HashSet<>();
        resource.path("interaction")
                .forEach(
                        interaction -> interactions.add(interaction.path("code").asText()));
        if (!interactions.contains("read")) {
            lacking.add(ServerCapability.READ);
        }
        if (!interactions.contains("search-type")) {
            lacking.add(ServerCapability.SEARCH);
        }
        if (!interactions.contains("update")) {
            lacking.add(ServerCapability.UPDATE);
        }
        if (resource.path("updateCreate").asText().equals("false")) {
            lacking.add(ServerCapability.CREATION_BY_UPDATE);
        }
        if (resource.path("versioning").asText().equals("no-version")) {
            lacking.add(ServerCapability.VERSIONS);
        }
        return lacking;
    }

    private Set<ServerCapability> lackingInSearches(String type) throws ExchangeStopped {
        Set<ServerCapability> lacking = EnumSet.noneOf(ServerCapability.class);
        Optional<List<ObjectNode>> late = finds(type + "?_count=1&_lastUpdated=ge" + NEVER);
        if (late.isEmpty() || !late.get().isEmpty()) {
            lacking.add(ServerCapability.LAST_UPDATED);
        }
        Optional<List<ObjectNode>> sample = finds(type + "?_sort=_lastUpdated&_count=" + SAMPLE);
        if (sample.isEmpty()) {
            lacking.add(ServerCapability.SORT);
        }
        Instant before = Instant.MIN;
        for (ObjectNode resource : sample.orElse(List.of())) {
            Optional<Instant> updated = FhirInstant.lastUpdated(resource);
            if (updated.isEmpty()
                    || resource.path("meta").path("versionId").asText().isEmpty()) {
                lacking.add(ServerCapability.VERSIONS);
            } else if (updated.get().isBefore(before)) {
                lacking.add(ServerCapability.SORT);
            } else {
                before = updated.get();
            }
        }
        return lacking;
    }

    /** Empty when the server refuses the search itself. */
    private Optional<List<ObjectNode>> finds(String query) throws ExchangeStopped {
        ServerAnswer answer = server.search(query);
        return switch (answer.status()) {
            case 400, 404, 405, 422, 501 -> Optional.empty();
            default -> Optional.of(SearchPage.of(answer, query).resources());
        };
    }
}
