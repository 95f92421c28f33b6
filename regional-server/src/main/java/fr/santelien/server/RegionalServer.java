package fr.santelien.server;

import fr.santelien.server.audit.AuditFile;
import fr.santelien.server.store.Store;
import java.io.IOException;
import java.util.TimeZone;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A running server. One per process: the engine takes 15 to 30 s to start and keeps static state. */
public final class RegionalServer implements AutoCloseable {

    /** Under the address of the server. */
    public static final String PATH = "/fhir";

    /** An attachment of 10 MB is 13.4 MB in base64; the rest is room for the resource around it. */
    private static final long MAX_REQUEST_BYTES = 16L * 1024 * 1024;

    private final Server jetty;
    private final Store store;
    private final AuditFile audit;

    private RegionalServer(Server jetty, Store store, AuditFile audit) {
        this.jetty = jetty;
        this.store = store;
        this.audit = audit;
    }

    /**
     * Starts and waits until requests are answered.
     *
     * @throws IllegalStateException when the process does not run in UTC
     * @throws IOException when a file of the settings cannot be read, or the port is taken
     */
    public static RegionalServer start(ServerSettings settings) throws IOException {
        if (TimeZone.getDefault().getRawOffset() != 0) {
            // The engine stores local times: an instance in another zone would read them hours off.
            throw new IllegalStateException("start this process with -Duser.timezone=UTC");
        }
        Store store = new Store(settings.database());
        try {
            AuditFile audit = new AuditFile(settings.audit(), store.fhir().newJsonParser());
            Server jetty = jetty(settings);
            ServletContextHandler servlets = new ServletContextHandler();
            Endpoint.Guarded endpoint = Endpoint.guarded(store, settings.auditor(), audit);
            servlets.addServlet(new ServletHolder(endpoint.server()), PATH + "/*");
            SizeLimitHandler limited = new SizeLimitHandler(MAX_REQUEST_BYTES, -1);
            limited.setHandler(endpoint.hints().before(jetty, servlets));
            jetty.setHandler(limited);
            jetty.start();
            return new RegionalServer(jetty, store, audit);
        } catch (Exception e) { // Jetty's start() declares nothing narrower
            store.close();
            throw new IOException("the regional server could not start", e);
        }
    }

    /** Port it listens on. */
    public int port() {
        return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() throws IOException {
        try {
            jetty.stop();
        } catch (Exception e) { // Jetty's stop() declares nothing narrower
            throw new IOException("the regional server could not stop", e);
        } finally {
            store.close();
            audit.close();
        }
    }

    private static Server jetty(ServerSettings settings) {
        QueuedThreadPool threads = new QueuedThreadPool(50, 4);
        threads.setName("fhir");
        Server jetty = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        // Names are checked by the client; instances answer to several.
        http.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                jetty, 1, 1, new SslConnectionFactory(tls(settings), "http/1.1"), new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        jetty.addConnector(connector);
        return jetty;
    }

    private static SslContextFactory.Server tls(ServerSettings settings) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(settings.identity().path().toString());
        tls.setKeyStorePassword(settings.identity().password());
        tls.setTrustStorePath(settings.trusted().path().toString());
        tls.setTrustStorePassword(settings.trusted().password());
        tls.setNeedClientAuth(true);
        // 1.2 because the authentication key of a CPS3 cannot sign as 1.3 wants.
        tls.setIncludeProtocols("TLSv1.2", "TLSv1.3");
        return tls;
    }
}
