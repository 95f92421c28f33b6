package fr.santelien.lab.faults;

import fr.santelien.lab.network.Cable;
import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A TCP and TLS path to the reference server on which requests go wrong. It ends the poste's TLS with the server's own
 * certificate and begins another with the keys of the card that the poste presented, so that it can do to requests and
 * answers whatever happens to them between a poste and a server.
 */
final class FaultyWire implements AutoCloseable {

    private final int target;
    private final Map<X509Certificate, SSLContext> holders;
    private final SSLContext trusted;
    private final SSLContext foreign;
    private final ServerSocket listening;
    private final Cable cable;
    private final LateArrivals late = new LateArrivals();
    private final AtomicReference<@Nullable WireFault> next = new AtomicReference<>();
    private final Map<String, HttpMessage> last = new ConcurrentHashMap<>();
    private volatile boolean showsForeign;

    /**
     * @param target port of the server on loopback
     * @param holders keys to go on with, by the certificate that the poste presents
     */
    FaultyWire(int target, TestPki pki, Map<X509Certificate, SSLContext> holders)
            throws IOException, GeneralSecurityException {
        this.target = target;
        this.holders = Map.copyOf(holders);
        this.trusted = context(pki, pki.server());
        this.foreign = context(pki, pki.foreignServer());
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.cable = new Cable(listening.getLocalPort());
        Thread.ofVirtual().name("faulty-wire").start(this::accept);
    }

    /** Where postes find it. */
    int port() {
        return cable.port();
    }

    LateArrivals late() {
        return late;
    }

    /** This happens to the next request; one that nobody told of is cut. */
    void expect(WireFault fault) {
        next.set(fault);
    }

    /** @return whether no request came that it could happen to */
    boolean takeBack(WireFault fault) {
        return next.compareAndSet(fault, null);
    }

    /** Nobody listens, and what was open is cut. */
    void unplug() {
        cable.unplug();
    }

    void plug() {
        cable.plug();
    }

    /** Which certificate new connections are shown; what was open is cut. */
    void showForeign(boolean isForeign) {
        cable.unplug();
        showsForeign = isForeign;
        cable.plug();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket near = listening.accept();
                Thread.ofVirtual().start(() -> serve(near));
            } catch (IOException closed) {
                // by us
            }
        }
    }

    private void serve(Socket near) {
        SSLContext shown = showsForeign ? foreign : trusted;
        try (near;
                SSLSocket tls =
                        (SSLSocket) shown.getSocketFactory().createSocket(near, "localhost", near.getPort(), true)) {
            near.setTcpNoDelay(true);
            tls.setUseClientMode(false);
            tls.setNeedClientAuth(true);
            tls.startHandshake();
            try (FarEnd far = farEnd(tls)) {
                converse(near, tls, far);
            }
        } catch (IOException cut) {
            // by us, or by the poste
        }
    }

    private FarEnd farEnd(SSLSocket near) throws IOException {
        Certificate presented = near.getSession().getPeerCertificates()[0];
        SSLContext keys = holders.get(presented);
        if (keys == null) {
            throw new IOException("nobody's card");
        }
        return new FarEnd(target, keys);
    }

    private void converse(Socket near, SSLSocket tls, FarEnd far) throws IOException {
        BufferedInputStream in = new BufferedInputStream(tls.getInputStream());
        OutputStream out = tls.getOutputStream();
        for (HttpMessage asked = HttpMessage.read(in); asked != null; asked = HttpMessage.read(in)) {
            // What is cut in half must be the text, not its compressed form.
            HttpMessage request = asked.without("Accept-Encoding");
            WireFault fault = next.getAndSet(null);
            if (fault == null || !fault.happen(request, this, far, near, out)) {
                return;
            }
        }
    }

    /** The last answer to a request of this kind; an empty kind: to any. */
    @Nullable
    HttpMessage last(String kind) {
        return last.get(kind);
    }

    void keep(List<String> kinds, HttpMessage answer) {
        kinds.forEach(kind -> last.put(kind, answer));
    }

    /** A server that asks for the certificate of a card. */
    static SSLContext context(TestPki pki, Identity server) throws GeneralSecurityException, IOException {
        char[] password = TestPki.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(server.toKeyStore(password), password);
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        for (X509Certificate authority : pki.personAuthorities()) {
            authorities.setCertificateEntry(authority.getSerialNumber().toString(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    @Override
    public void close() throws IOException {
        cable.close();
        listening.close();
    }
}
