package fr.santelien.lab.faults;

import fr.santelien.sync.exchange.HttpTransport;
import fr.santelien.sync.exchange.Timeouts;
import fr.santelien.sync.exchange.TlsIdentity;
import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A poste's own HTTP client on a faulty wire. It tells the wire what is to happen to each request, and hides nothing of
 * what comes of it.
 */
final class WirePoste implements Transport {

    /** The poste waits for forty seconds; where no answer comes at all, so long a wait would show nothing more. */
    private static final Timeouts SHORT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(400));

    private final FaultyWire wire;
    private final FaultPlan plan;
    private final TlsIdentity identity;
    private HttpTransport http;

    WirePoste(FaultyWire wire, FaultPlan plan, TlsIdentity identity) {
        this.wire = wire;
        this.plan = plan;
        this.identity = identity;
        this.http = new HttpTransport(identity, Timeouts.ORDINARY);
    }

    @Override
    public Response send(Request request) throws IOException {
        ExchangeStep step = ExchangeStep.of(request);
        Optional<Fault> fault = plan.draw(step);
        if (fault.isPresent() && fault.get() == Fault.REFUSED) {
            wire.unplug();
            try {
                return withNewConnection(request);
            } finally {
                wire.plug();
            }
        }
        if (fault.isPresent() && fault.get() == Fault.WRONG_CERTIFICATE) {
            wire.showForeign(true);
            try {
                return withNewConnection(request);
            } finally {
                wire.showForeign(false);
            }
        }
        boolean answered = fault.isEmpty() || fault.get() != Fault.TOO_SLOW && fault.get() != Fault.ARRIVES_LATE;
        WireFault expected = new WireFault(step, fault, plan.chance(FaultyNetwork.LATEST));
        wire.expect(expected);
        try {
            return answered ? http.send(request) : impatiently(request);
        } finally {
            if (!wire.takeBack(expected)) {
                expected.await();
            }
        }
    }

    /** What was open is gone with the wire; the next request finds nothing open either. */
    private Response withNewConnection(Request request) throws IOException {
        http.close();
        http = new HttpTransport(identity, Timeouts.ORDINARY);
        return http.send(request);
    }

    private Response impatiently(Request request) throws IOException {
        try (HttpTransport impatient = new HttpTransport(identity, SHORT)) {
            return impatient.send(request);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
