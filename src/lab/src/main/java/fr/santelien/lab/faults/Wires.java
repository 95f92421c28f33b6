package fr.santelien.lab.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.server.SoftwareIdentity;
import fr.santelien.lab.trial.ReferenceGround;
import fr.santelien.lab.trial.ReferenceServer;
import fr.santelien.lab.trial.TrialPlace;
import fr.santelien.lab.trial.TrialServer;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Faults on TCP and TLS, between the poste's own HTTP client and the reference server. */
public final class Wires implements FaultyWay {

    private final ReferenceServer server;
    private final FaultPlan plan;
    private final FaultyWire wire;

    private Wires(ReferenceGround ground, FaultPlan plan) throws IOException, GeneralSecurityException {
        this.server = ground.server();
        this.plan = plan;
        Map<X509Certificate, SSLContext> holders = new HashMap<>();
        for (DemoPerson person : DemoPerson.values()) {
            holders.put(
                    ground.pki().card(person).authentication().certificate(),
                    SoftwareIdentity.of(ground.pki(), person).sslContext());
        }
        this.wire = new FaultyWire(server.port(), ground.pki(), holders);
    }

    public static FaultyWay.Maker to(ReferenceGround ground) {
        return plan -> {
            try {
                return new Wires(ground, plan);
            } catch (GeneralSecurityException e) {
                throw new IOException("no keys for the wire", e);
            }
        };
    }

    @Override
    public UnaryOperator<TrialServer> before(TrialPlace place) {
        wire.late().forget();
        return Reached::new;
    }

    /** The server at the other end of the wire. */
    private final class Reached implements TrialServer {
        private final TrialServer far;

        Reached(TrialServer far) {
            this.far = far;
        }

        @Override
        public URI address() {
            return ReferenceServer.address(wire.port());
        }

        @Override
        public Transport of(User user) {
            return new WirePoste(wire, plan, server.identity(user));
        }

        @Override
        public Map<Reference, ObjectNode> current() throws IOException {
            return far.current();
        }

        @Override
        public Map<Reference, List<ObjectNode>> versions() throws IOException {
            return far.versions();
        }

        @Override
        public boolean shows(User user, ObjectNode resource) {
            return far.shows(user, resource);
        }

        @Override
        public void give(User user, User.Role role) throws IOException {
            far.give(user, role);
        }
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
