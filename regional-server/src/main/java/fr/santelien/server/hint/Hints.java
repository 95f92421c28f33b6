package fr.santelien.server.hint;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.subscription.model.CanonicalSubscription;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import fr.santelien.contract.Names;
import fr.santelien.server.access.HintRule;
import fr.santelien.server.session.Session;
import fr.santelien.server.session.SessionGate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * The websocket channel of Subscription: who has a subscription of her structure is told {@code ping <id>} when what it
 * is about was stored, and nothing else. A connection is guarded like a request: card, membership, structure.
 */
@Interceptor
public final class Hints {

    /** Beside the FHIR endpoint. */
    static final String PATH = "/websocket";

    private static final String OFFERED = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket";

    /** A poste says that it is there every 30 s. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int LONGEST_MESSAGE = 256;

    private final SessionGate gate;
    private final HintRule rule;
    private final ActiveSubscriptions subscriptions;
    private final ConcurrentHashMap<String, Set<HintSocket>> bound = new ConcurrentHashMap<>();

    public Hints(SessionGate gate, HintRule rule, ActiveSubscriptions subscriptions) {
        this.gate = gate;
        this.rule = rule;
        this.subscriptions = subscriptions;
    }

    /** @return what answers at the address of the websocket, and hands every other request on */
    public Handler before(Server jetty, Handler next) {
        WebSocketUpgradeHandler handler = WebSocketUpgradeHandler.from(jetty, container -> {
            container.setIdleTimeout(SILENCE);
            container.setMaxTextMessageSize(LONGEST_MESSAGE);
            container.addMapping(PATH, this::open);
        });
        handler.setHandler(next);
        return handler;
    }

    /** Says in the CapabilityStatement where to connect, relative to the server's own address. */
    @Hook(Pointcut.SERVER_CAPABILITY_STATEMENT_GENERATED)
    public void offer(IBaseConformance statement) {
        for (CapabilityStatement.CapabilityStatementRestComponent rest : ((CapabilityStatement) statement).getRest()) {
            if (!rest.hasExtension(OFFERED)) {
                rest.addExtension(OFFERED, new UriType(PATH));
            }
        }
    }

    /** @return false: the engine has nothing more to deliver */
    @Hook(Pointcut.SUBSCRIPTION_RESOURCE_MATCHED)
    public boolean matched(CanonicalSubscription subscription) {
        bound.getOrDefault(subscription.getIdPart(), Set.of()).forEach(HintSocket::ping);
        return false;
    }

    private @Nullable Object open(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        X509Certificate card = card(request);
        String structure = request.getHeaders().get(Names.STRUCTURE_HEADER);
        if (card == null || member(card, structure) == null) {
            Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403);
            return null;
        }
        return new HintSocket(this, id -> mayHear(card, structure, id));
    }

    private static @Nullable X509Certificate card(ServerUpgradeRequest request) {
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls
                        && tls.peerCertificates() != null
                        && tls.peerCertificates().length > 0
                ? tls.peerCertificates()[0]
                : null;
    }

    /** Asked again at each ping, since a membership may end while a connection lasts. */
    private boolean mayHear(X509Certificate card, @Nullable String structure, String id) {
        Session.Member member = member(card, structure);
        return member != null && rule.mayHear(member, id) && subscriptions.has(id);
    }

    private Session.@Nullable Member member(X509Certificate card, @Nullable String structure) {
        try {
            return gate.session(card, structure) instanceof Session.Member member ? member : null;
        } catch (ForbiddenOperationException e) {
            return null;
        }
    }

    void bind(String id, HintSocket socket) {
        bound.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet()).add(socket);
    }

    void release(String id, HintSocket socket) {
        bound.computeIfPresent(id, (key, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }
}
