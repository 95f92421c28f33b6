package fr.santelien.desktop.start;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A header as JSON. */
final class HeaderCodec {

    private HeaderCodec() {}

    static ObjectNode write(StructureHeader header) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("structureId", header.structureId())
                .put("structureName", header.structureName())
                .put("finess", header.finess())
                .put("salt", header.salt());
        if (header.lastSuccess() != null) {
            node.put("lastSuccess", header.lastSuccess().toString());
        }
        ObjectNode cards = node.putObject("cards");
        new TreeMap<>(header.cards())
                .forEach((mark, card) ->
                        cards.putObject(mark).put("envelope", card.envelope()).put("owner", card.owner()));
        return node;
    }

    /** Empty when something a header must say is missing. */
    static Optional<StructureHeader> read(ObjectNode node) {
        try {
            Map<String, EnrolledCard> cards = new HashMap<>();
            node.required("cards")
                    .forEachEntry((mark, card) -> cards.put(
                            mark,
                            new EnrolledCard(
                                    card.required("envelope").asText(),
                                    card.required("owner").asText())));
            String success = node.path("lastSuccess").asText("");
            return Optional.of(new StructureHeader(
                    node.required("structureId").asText(),
                    node.required("structureName").asText(),
                    node.required("finess").asText(),
                    node.required("salt").asText(),
                    cards,
                    success.isEmpty() ? null : Instant.parse(success)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
