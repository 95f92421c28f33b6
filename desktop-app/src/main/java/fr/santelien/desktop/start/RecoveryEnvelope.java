package fr.santelien.desktop.start;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The data key of a structure wrapped under its recovery key; in a file of its own, so that it outlives the header.
 *
 * @param number short name of the key, also on its paper
 * @param sealed opens with the key only
 * @param lastTry last time the key on paper was proved to open it; at first, when it was made
 */
record RecoveryEnvelope(String number, String sealed, Instant made, Instant lastTry) {

    RecoveryEnvelope triedAt(Instant moment) {
        return new RecoveryEnvelope(number, sealed, made, moment);
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("sealed", sealed)
                .put("made", made.toString())
                .put("lastTry", lastTry.toString());
    }

    static Optional<RecoveryEnvelope> read(ObjectNode node) {
        try {
            return Optional.of(new RecoveryEnvelope(
                    node.required("number").asText(),
                    node.required("sealed").asText(),
                    Instant.parse(node.required("made").asText()),
                    Instant.parse(node.required("lastTry").asText())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "RecoveryEnvelope[" + number + "]";
    }
}
