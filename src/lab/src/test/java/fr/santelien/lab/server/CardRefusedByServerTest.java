package fr.santelien.lab.server;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.CardVariant;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.tls.CardPrivateKey;
import fr.santelien.smartcard.tls.CardTls;
import fr.santelien.smartcard.tls.Sha256Signer;
import fr.santelien.sync.exchange.Directory;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.ExchangeStopped;
import fr.santelien.sync.exchange.RegionalServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SignatureException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A card that a server refuses in the handshake is never taken for a server that does not answer. */
class CardRefusedByServerTest {

    private static TestPki pki;
    private static URI regionalServer;

    @BeforeAll
    static void start() throws Exception {
        pki = SharedServer.get().pki;
        regionalServer = SharedServer.get().server.address();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "FOREIGN_ISSUER"})
    void the_regional_server_refuses_it(CardVariant variant) throws Exception {
        assertStops(regionalServer, tls(variant), new ExchangeOutcome.CardRefused());
    }

    @RepeatedTest(5)
    void a_server_that_checks_revocation_refuses_a_revoked_one() throws Exception {
        HttpsServer checking = checkingServer();
        try {
            URI address =
                    URI.create("https://localhost:" + checking.getAddress().getPort() + "/fhir");
            assertStops(address, tls(CardVariant.REVOKED), new ExchangeOutcome.CardRefused());
        } finally {
            checking.stop(0);
        }
    }

    @Test
    void a_card_that_does_not_sign_was_not_refused_by_the_server() throws Exception {
        List<X509Certificate> chain =
                pki.card(DemoPerson.NATHALIE).authentication().chain();
        Sha256Signer pulled = hash -> {
            throw new SignatureException("pulled out");
        };
        PrivateKey key =
                new CardPrivateKey(pulled, ((RSAPublicKey) chain.getFirst().getPublicKey()).getModulus());
        assertStops(regionalServer, CardTls.of(key, chain, pki.serverAuthorities()), new ExchangeOutcome.CodeNeeded());
    }

    private static CardTls tls(CardVariant variant) throws Exception {
        var card = pki.card(DemoPerson.NATHALIE, variant).authentication();
        return CardTls.of(card.key(), card.chain(), pki.serverAuthorities());
    }

    private static void assertStops(URI address, CardTls tls, ExchangeOutcome outcome) {
        try (RegionalServer server = new RegionalServer(address, new SoftwareIdentity(tls), null)) {
            assertThatExceptionOfType(ExchangeStopped.class)
                    .isThrownBy(() -> Directory.memberships(server, "8" + DemoPerson.NATHALIE.idValue))
                    .extracting(ExchangeStopped::outcome)
                    .isEqualTo(outcome);
        }
    }

    /** The JDK's own server, with the revocation list of the people's authority. */
    private static HttpsServer checkingServer() throws Exception {
        char[] password = TestPki.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(pki.server().toKeyStore(password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(new CertPathTrustManagerParameters(checkingParameters()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.start();
        return server;
    }

    private static PKIXBuilderParameters checkingParameters() throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        // the issuer itself is the anchor, so that only the list of the cards is needed
        anchors.setCertificateEntry("issuer", pki.personAuthorities().get(1));
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
        parameters.addCertStore(CertStore.getInstance(
                "Collection", new CollectionCertStoreParameters(List.of(pki.revocations(DemoPerson.NATHALIE)))));
        parameters.setRevocationEnabled(true);
        return parameters;
    }
}
