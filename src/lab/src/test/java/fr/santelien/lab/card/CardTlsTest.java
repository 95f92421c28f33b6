package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.Envelope;
import fr.santelien.smartcard.envelope.Envelopes;
import fr.santelien.smartcard.envelope.PersonKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutual TLS between the virtual card and a plain Java server on loopback. */
class CardTlsTest {
    @TempDir
    static Path folder;

    private static TestPki pki;
    private static @Nullable VirtualReader reader;
    private static VirtualCard card;
    private static @Nullable CardSession session;
    private static CardFollower states;
    private static OpenCard open;

    @BeforeAll
    static void openCard() throws Exception {
        pki = TestPki.open(folder);
        reader = VirtualReader.start();
        card = VirtualCard.cps3(pki.card(DemoPerson.KARIMA));
        reader.insert(card);
        session =
                Cards.start(CardSettings.forTestCards(OpenSc.module(), pki.personAuthorities(), reader.environment()));
        states = new CardFollower(session);
        states.await(CardState.AwaitingCode.class);
        session.submitCode(DemoPerson.CODE.toCharArray());
        open = states.await(CardState.Open.class).card();
    }

    @AfterAll
    static void close() {
        if (session != null) {
            session.close();
        }
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void the_server_sees_the_card_s_certificate_over_tls_1_2_and_a_second_connection_signs_no_more() throws Exception {
        try (SSLServerSocket server = server(pki.server())) {
            SSLContext context = open.tls(pki.serverAuthorities()).context();
            int before = card.signatures();
            assertThat(exchange(server, context)).isEqualTo(open.chain().getFirst());
            assertThat(exchange(server, context)).isEqualTo(open.chain().getFirst());
            assertThat(card.signatures() - before).isEqualTo(1);
        }
    }

    @Test
    void a_server_of_a_foreign_authority_is_refused() throws Exception {
        try (SSLServerSocket server = server(pki.foreignServer())) {
            SSLContext context = open.tls(pki.serverAuthorities()).context();
            CompletableFuture<SSLSession> seen = accept(server);
            assertThatThrownBy(() -> connect(server, context)).isInstanceOf(SSLException.class);
            assertThat(seen).failsWithin(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_real_card_opens_its_envelope_twice() throws Exception {
        byte[] dataKey = PersonKeys.random();
        Envelope envelope = Envelopes.seal(PersonKeys.withNewDraftKey(dataKey), open);
        assertThat(Envelopes.open(envelope, open).data()).isEqualTo(dataKey);
        assertThat(Envelopes.open(envelope, open).data()).isEqualTo(dataKey);
    }

    private static X509Certificate exchange(SSLServerSocket server, SSLContext context) throws Exception {
        CompletableFuture<SSLSession> seen = accept(server);
        connect(server, context);
        SSLSession accepted = seen.get(60, TimeUnit.SECONDS);
        assertThat(accepted.getProtocol()).isEqualTo("TLSv1.2");
        assertThat(accepted.getPeerCertificates()).hasSize(2);
        return (X509Certificate) accepted.getPeerCertificates()[0];
    }

    private static void connect(SSLServerSocket server, SSLContext context) throws IOException {
        try (SSLSocket client = (SSLSocket)
                context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            client.getOutputStream().write('?');
            assertThat(client.getInputStream().read()).isEqualTo('!');
        }
    }

    private static CompletableFuture<SSLSession> accept(SSLServerSocket server) {
        CompletableFuture<SSLSession> seen = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (SSLSocket client = (SSLSocket) server.accept()) {
                int asked = client.getInputStream().read();
                client.getOutputStream().write(asked == '?' ? '!' : '.');
                seen.complete(client.getSession());
            } catch (IOException e) {
                seen.completeExceptionally(e);
            }
        });
        return seen;
    }

    /** Offers TLS 1.2 and 1.3, asks for a client certificate and names the root only, as real services do. */
    private static SSLServerSocket server(Identity identity) throws Exception {
        char[] password = TestPki.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(identity.toKeyStore(password), password);
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        List<X509Certificate> authorities = pki.personAuthorities();
        anchors.setCertificateEntry("root", authorities.getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        return server;
    }
}
