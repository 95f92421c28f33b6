package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Outgoing;
import java.util.ArrayList;
import java.util.List;

/** Resources that the server writes all together or not at all. */
final class TransactionBundle {

    private TransactionBundle() {}

    static ObjectNode of(List<Outgoing> parcel) {
        ObjectNode bundle =
                Json.NODES.objectNode().put("resourceType", "Bundle").put("type", "transaction");
        for (Outgoing outgoing : parcel) {
            ObjectNode entry = bundle.withArray("entry").addObject();
            entry.set("resource", outgoing.body());
            ObjectNode request = entry.putObject("request")
                    .put("method", "PUT")
                    .put("url", outgoing.reference().toString());
            if (outgoing.expectedVersion() == null) {
                request.put("ifNoneMatch", "*");
            } else {
                request.put("ifMatch", "W/\"" + outgoing.expectedVersion() + "\"");
            }
        }
        return bundle;
    }

    /**
     * What the answer shows of each resource, in the order they were sent.
     *
     * @throws ExchangeStopped when the answer is not that of this transaction
     */
    static List<JsonNode> shown(List<Outgoing> parcel, ServerAnswer answer) throws ExchangeStopped {
        JsonNode entries = answer.resource().path("entry");
        if (entries.size() != parcel.size()) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        List<JsonNode> shown = new ArrayList<>();
        entries.forEach(entry -> shown.add(entry.path("resource")));
        return shown;
    }
}
