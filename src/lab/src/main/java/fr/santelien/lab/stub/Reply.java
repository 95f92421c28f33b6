package fr.santelien.lab.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer in the making. */
record Reply(int status, ObjectNode body) {

    static Reply failure(int status, String diagnostics) {
        ObjectNode outcome = JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue").addObject().put("severity", "error").put("diagnostics", diagnostics);
        return new Reply(status, outcome);
    }

    boolean isSuccess() {
        return status < 300;
    }
}
