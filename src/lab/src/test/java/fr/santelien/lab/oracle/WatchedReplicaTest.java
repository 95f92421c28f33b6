package fr.santelien.lab.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowState;
import fr.santelien.sync.replica.StoredResource;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WatchedReplicaTest {

    private static final Reference REQUEST = new Reference("Task", "request-1");
    private static final Reference DOCUMENT = new Reference("Binary", "document-1");

    private final List<String> reported = new ArrayList<>();

    /** A document is also taken out of what a colleague left to be sent, where it never was. */
    @Test
    void what_a_command_changed_is_what_its_user_saw_change() {
        Replica watched = WatchedReplica.of(
                takingBack(request("lettre"), request("")),
                (what, before, after) -> reported.add(before + " → " + after));
        watched.detach(DOCUMENT, REQUEST, "Document repris", request -> request.put("document", ""));
        assertThat(reported).containsExactly(request("lettre") + " → " + request(""));
    }

    private static ObjectNode request(String document) {
        return JsonNodeFactory.instance.objectNode().put("document", document);
    }

    /** One that hands these to the change, one after the other. */
    @SuppressWarnings("unchecked")
    private static Replica takingBack(ObjectNode... handed) {
        return (Replica) Proxy.newProxyInstance(
                Replica.class.getClassLoader(),
                new Class<?>[] {Replica.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "read" -> Optional.of(new StoredResource(REQUEST, RowState.DIRTY, null, handed[0]));
                    case "detach" -> {
                        UnaryOperator<ObjectNode> change = (UnaryOperator<ObjectNode>) arguments[3];
                        new ArrayList<>(List.of(handed)).replaceAll(each -> change.apply(each.deepCopy()));
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
