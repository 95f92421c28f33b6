package fr.santelien.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.KeptPki;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.lab.server.SoftwareIdentity;
import fr.santelien.lab.trial.ReferenceServer;
import fr.santelien.sync.exchange.HttpTransport;
import fr.santelien.sync.exchange.Timeouts;
import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the poste's own HTTP client meets on the wire, and what the server was asked meanwhile. */
class FaultyWireTest {

    private static final String WHOLE = "{\"resourceType\":\"Bundle\"}";
    private static final ExchangeStep STEP = ExchangeStep.FIRST_PAGE;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpsServer server;
    private SoftwareIdentity anne;
    private FaultyWire wire;
    private HttpTransport http;

    @BeforeEach
    void start() throws Exception {
        TestPki pki = KeptPki.open();
        anne = SoftwareIdentity.of(pki, DemoPerson.NATHALIE);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(FaultyWire.context(pki, pki.server())) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] answer = (asked.incrementAndGet() + WHOLE + body.length).getBytes(StandardCharsets.UTF_8);
            // Of no length known before: it goes in chunks.
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        wire = new FaultyWire(
                server.getAddress().getPort(),
                pki,
                Map.of(pki.card(DemoPerson.NATHALIE).authentication().certificate(), anne.sslContext()));
        http = new HttpTransport(
                anne, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20)));
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        wire.close();
        server.stop(0);
    }

    @Test
    void without_a_fault_requests_and_answers_pass_whole() throws IOException {
        assertThat(body(send(Optional.empty()))).isEqualTo("1" + WHOLE + "4");
        assertThat(body(send(Optional.empty()))).isEqualTo("2" + WHOLE + "4");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT_BEFORE", "CUT_AFTER", "CUT_IN_ANSWER"})
    void a_cut_leaves_the_poste_without_an_answer(Fault fault) throws IOException {
        send(Optional.empty());
        assertThatThrownBy(() -> send(Optional.of(fault))).isInstanceOf(IOException.class);
        assertThat(asked).hasValue(fault == Fault.CUT_BEFORE ? 1 : 2);
        assertThat(body(send(Optional.empty()))).endsWith(WHOLE + "4");
    }

    @Test
    void what_is_answered_wrong_is_what_the_poste_gets() throws IOException {
        send(Optional.empty());
        assertThat(body(send(Optional.of(Fault.HALF_ANSWER)))).isEqualTo("2{\"resourceTy");
        assertThat(body(send(Optional.of(Fault.EMPTY_ANSWER)))).isEmpty();
        assertThat(body(send(Optional.of(Fault.OLD_ANSWER)))).startsWith("3{");
        assertThat(asked).hasValue(4);
        assertThat(body(send(Optional.of(Fault.PORTAL)))).startsWith("<html>");
        assertThat(send(Optional.of(Fault.ERROR_503)).status()).isEqualTo(503);
        assertThat(send(Optional.of(Fault.ERROR_429)).headers()).containsEntry("retry-after", "30");
        assertThat(asked).as("answered in the server's place").hasValue(4);
        assertThat(send(Optional.of(Fault.ERROR_504_DONE)).status()).isEqualTo(504);
        assertThat(body(send(Optional.of(Fault.TWICE)))).startsWith("7{");
    }

    @Test
    void what_arrives_late_arrives_after_the_next() throws IOException {
        try (HttpTransport impatient = new HttpTransport(
                anne, new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMillis(300)))) {
            WireFault late = new WireFault(STEP, Optional.of(Fault.ARRIVES_LATE), 1);
            wire.expect(late);
            assertThatThrownBy(() -> impatient.send(request())).isInstanceOf(SocketTimeoutException.class);
            late.await();
        }
        assertThat(asked).hasValue(0);
        assertThat(body(send(Optional.empty()))).startsWith("1{");
        assertThat(body(send(Optional.empty()))).startsWith("2{");
        assertThat(asked).as("overtaken by two").hasValue(3);
    }

    @Test
    void nobody_listens_and_a_foreign_certificate_are_told_apart() throws IOException {
        wire.unplug();
        assertThatThrownBy(() -> http.send(request())).isInstanceOf(ConnectException.class);
        wire.plug();
        wire.showForeign(true);
        assertThatThrownBy(() -> http.send(request())).isInstanceOf(SSLHandshakeException.class);
        wire.showForeign(false);
        assertThat(body(send(Optional.empty()))).startsWith("1{");
    }

    private Transport.Response send(Optional<Fault> fault) throws IOException {
        WireFault expected = new WireFault(STEP, fault, 0);
        wire.expect(expected);
        try {
            return http.send(request());
        } finally {
            expected.await();
        }
    }

    private Transport.Request request() {
        return new Transport.Request(
                "POST",
                ReferenceServer.address(wire.port()),
                Map.of("Content-Type", "application/fhir+json"),
                "demo".getBytes(StandardCharsets.UTF_8));
    }

    private static String body(Transport.Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
