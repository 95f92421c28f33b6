package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the server.
 *
 * @param body null when there is none, or none that is JSON
 * @param date the {@code Date} header: the server's clock
 * @param retryAfter how long it asks to be left alone
 * @param location where it says that what was written is, empty when it does not say
 */
record ServerAnswer(
        int status, @Nullable ObjectNode body, @Nullable Instant date, Optional<Duration> retryAfter, String location) {

    private static final int REASON_LENGTH = 300;

    /** Whether it is about this resource: nobody who answers in the server's place knows what was sent. */
    boolean names(Reference reference) {
        boolean shown = body != null
                && body.path("resourceType").asText().equals(reference.type())
                && body.path("id").asText().equals(reference.id());
        return shown || (location + "/").contains("/" + reference + "/");
    }

    boolean isSuccess() {
        return status == 200 || status == 201;
    }

    /**
     * Whether the server will say the same of the same request tomorrow: what is asked is not to its taste. Not so where
     * it is the card, the connection or the moment that does not suit it.
     */
    boolean isRefusal() {
        return switch (status) {
            case 401, 407, 408, 421, 425, 429 -> false;
            default -> status >= 400 && status < 500;
        };
    }

    ObjectNode resource() throws ExchangeStopped {
        if (body == null || body.path("resourceType").asText().isEmpty()) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        return body;
    }

    /** What an OperationOutcome says, trimmed; empty when it says nothing. */
    String reason() {
        JsonNode issue = body == null ? null : body.path("issue").path(0);
        if (issue == null) {
            return "";
        }
        String text = issue.path("diagnostics")
                .asText(issue.path("details").path("text").asText());
        return text.length() <= REASON_LENGTH ? text : text.substring(0, REASON_LENGTH) + "…";
    }

    /** What an answer that is no success means for the whole exchange. */
    ExchangeStopped asStop() {
        return new ExchangeStopped(
                switch (status) {
                    case 401 -> new ExchangeOutcome.CodeNeeded();
                    case 403 -> new ExchangeOutcome.NotAllowed(reason());
                    default -> new ExchangeOutcome.ServerTrouble(status, retryAfter);
                });
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
