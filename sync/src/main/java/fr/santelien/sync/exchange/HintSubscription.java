package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Subscription (R4) of a structure, one for all its postes: it bears the structure's id, and is made or prolonged by
 * whichever poste comes by. It has no payload: the server says that something changed and not what.
 */
final class HintSubscription {

    private static final String OFFERED = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";
    private static final Duration LASTS = Duration.ofDays(7);
    private static final Duration PROLONGED_BELOW = Duration.ofDays(3);

    private final RegionalServer server;
    private final Reference reference;
    private final String criteria;
    private @Nullable Optional<URI> address;

    /** @param criteria search whose matches are worth a hint, e.g. {@code Task?_security=…} */
    HintSubscription(RegionalServer server, String criteria) {
        this.server = server;
        this.reference = new Reference("Subscription", server.scope());
        this.criteria = criteria;
    }

    String id() {
        return reference.id();
    }

    /**
     * Where to connect, asked of the server once; empty when it offers no websocket of its own.
     *
     * @throws ExchangeStopped when it could not be asked
     */
    Optional<URI> address() throws ExchangeStopped {
        Optional<URI> known = address;
        if (known == null) {
            ServerAnswer answer = server.metadata();
            if (!answer.isSuccess()) {
                throw answer.asStop();
            }
            known = server.webSocket(offered(answer.resource()));
            address = known;
        }
        return known;
    }

    private static String offered(ObjectNode statement) {
        for (JsonNode rest : statement.path("rest")) {
            for (JsonNode extension : rest.path("extension")) {
                if (extension.path("url").asText().equals(OFFERED)) {
                    return extension
                            .path("valueUri")
                            .asText(extension.path("valueUrl").asText());
                }
            }
        }
        return "";
    }

    /**
     * Makes or prolongs the subscription where that is needed.
     *
     * @return whether the server pings for it; a new one is activated a moment after it was made
     * @throws ExchangeStopped when the server could not be asked
     */
    boolean isActive() throws ExchangeStopped {
        ServerAnswer found = server.read(reference);
        if (found.status() == 404 || found.status() == 410) {
            return isActive(server.put(reference, subscription("requested"), null));
        }
        ObjectNode there = found.isSuccess() ? found.body() : null;
        if (there == null) {
            return false;
        }
        String status = there.path("status").asText();
        if (status.equals("requested")) {
            return false;
        }
        boolean active = status.equals("active");
        if (active && lasts(there)) {
            return true;
        }
        // Prolonged as active: asking for the activation again would cut off the postes that listen.
        return isActive(server.put(
                reference,
                subscription(active ? "active" : "requested"),
                there.path("meta").path("versionId").asText()));
    }

    private static boolean isActive(ServerAnswer answer) {
        return answer.isSuccess()
                && answer.body() != null
                && answer.body().path("status").asText().equals("active");
    }

    private boolean lasts(ObjectNode there) {
        try {
            return Instant.parse(there.path("end").asText()).isAfter(now().plus(PROLONGED_BELOW));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The server ends it by its own clock. */
    private Instant now() {
        return server.time().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.MINUTES);
    }

    private ObjectNode subscription(String status) {
        ObjectNode subscription = Json.NODES.objectNode();
        subscription.put("resourceType", reference.type()).put("id", reference.id());
        subscription
                .put("status", status)
                .put("reason", "Échange sans attendre")
                .put("criteria", criteria);
        subscription.putObject("channel").put("type", "websocket");
        return subscription.put("end", now().plus(LASTS).toString());
    }
}
