package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server with something on the way to it. */
public record ReachedServer(TrialServer server, UnaryOperator<Transport> onTheWay) implements TrialServer {

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public Transport of(User user) {
        return onTheWay.apply(server.of(user));
    }

    @Override
    public Map<Reference, ObjectNode> current() throws IOException {
        return server.current();
    }

    @Override
    public Map<Reference, List<ObjectNode>> versions() throws IOException {
        return server.versions();
    }

    @Override
    public boolean shows(User user, ObjectNode resource) {
        return server.shows(user, resource);
    }

    @Override
    public void give(User user, User.Role role) throws IOException {
        server.give(user, role);
    }
}
