package fr.santelien.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.CardSession;
import fr.santelien.smartcard.CardSettings;
import fr.santelien.smartcard.CardState;
import fr.santelien.smartcard.Cards;
import fr.santelien.smartcard.OpenCard;
import fr.santelien.smartcard.envelope.Envelope;
import fr.santelien.smartcard.envelope.Envelopes;
import fr.santelien.smartcard.envelope.PersonKeys;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
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
        try (TlsService service = TlsService.start(pki, pki.server())) {
            SSLContext context = open.tls(pki.serverAuthorities()).context();
            int before = card.signatures();
            assertThat(exchange(service, context)).isEqualTo(open.chain().getFirst());
            assertThat(exchange(service, context)).isEqualTo(open.chain().getFirst());
            assertThat(card.signatures() - before).isEqualTo(1);
        }
    }

    @Test
    void a_server_of_a_foreign_authority_is_refused() throws Exception {
        try (TlsService service = TlsService.start(pki, pki.foreignServer())) {
            SSLContext context = open.tls(pki.serverAuthorities()).context();
            assertThatThrownBy(() -> service.talk(context)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void the_real_card_opens_its_envelope_twice() throws Exception {
        byte[] dataKey = PersonKeys.random();
        Envelope envelope = Envelopes.seal(PersonKeys.withNewDraftKey(dataKey), open);
        assertThat(Envelopes.open(envelope, open).data()).isEqualTo(dataKey);
        assertThat(Envelopes.open(envelope, open).data()).isEqualTo(dataKey);
    }

    private static X509Certificate exchange(TlsService service, SSLContext context) throws Exception {
        SSLSession accepted = service.talk(context).get(60, TimeUnit.SECONDS);
        assertThat(accepted.getProtocol()).isEqualTo("TLSv1.2");
        assertThat(accepted.getPeerCertificates()).hasSize(2);
        return (X509Certificate) accepted.getPeerCertificates()[0];
    }
}
