package fr.santelien.lab.card;

import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A plain Java server on loopback that asks for a certificate: offers TLS 1.2 and 1.3 and names the people's root only, as
 * real services do. It answers one byte by one byte.
 */
public final class TlsService implements AutoCloseable {
    private static final int QUESTION = '?';
    private static final int ANSWER = '!';

    private final SSLServerSocket server;

    private TlsService(SSLServerSocket server) {
        this.server = server;
    }

    /** @param identity the certificate it shows */
    public static TlsService start(TestPki pki, Identity identity) throws GeneralSecurityException, IOException {
        char[] password = TestPki.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(identity.toKeyStore(password), password);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", pki.personAuthorities().getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        return new TlsService(server);
    }

    /**
     * One connection with a question and its answer.
     *
     * @return how the server saw it; fails when it refused
     * @throws IOException when the client refused, or was refused
     */
    public CompletableFuture<SSLSession> talk(SSLContext client) throws IOException {
        CompletableFuture<SSLSession> seen = accept();
        try (SSLSocket socket = (SSLSocket)
                client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            socket.getOutputStream().write(QUESTION);
            if (socket.getInputStream().read() != ANSWER) {
                throw new IOException("no answer");
            }
        }
        return seen;
    }

    /** Serves the next connection in the background. */
    public CompletableFuture<SSLSession> accept() {
        CompletableFuture<SSLSession> seen = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (SSLSocket client = (SSLSocket) server.accept()) {
                int asked = client.getInputStream().read();
                client.getOutputStream().write(asked == QUESTION ? ANSWER : '.');
                seen.complete(client.getSession());
            } catch (IOException e) {
                seen.completeExceptionally(e);
            }
        });
        return seen;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
