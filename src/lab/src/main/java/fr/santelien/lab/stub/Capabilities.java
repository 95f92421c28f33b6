package fr.santelien.lab.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.Work;

/** What the stub says it can do. */
final class Capabilities {

    private Capabilities() {}

    static ObjectNode statement() {
        ObjectNode statement = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "CapabilityStatement")
                .put("status", "active")
                .put("kind", "instance")
                .put("fhirVersion", "4.0.1");
        statement.putArray("format").add("application/fhir+json");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        ArrayNode resources = rest.putArray("resource");
        for (String type : Work.types()) {
            ObjectNode resource = resources
                    .addObject()
                    .put("type", type)
                    .put("versioning", "versioned-update")
                    .put("readHistory", true)
                    .put("updateCreate", true);
            ArrayNode interactions = resource.putArray("interaction");
            for (String code : new String[] {"read", "vread", "update", "search-type"}) {
                interactions.addObject().put("code", code);
            }
            ArrayNode parameters = resource.putArray("searchParam");
            parameters.addObject().put("name", "_lastUpdated").put("type", "date");
            parameters.addObject().put("name", "_id").put("type", "token");
        }
        ArrayNode whole = rest.putArray("interaction");
        whole.addObject().put("code", "transaction");
        whole.addObject().put("code", "batch");
        return statement;
    }
}
