package fr.santelien.sync.exchange;

import static fr.santelien.sync.exchange.Poste.CAMILLE;
import static fr.santelien.sync.exchange.Poste.TYPES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.ExchangeFailure;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ConnectionTroubleTest {

    private static final TestTls TLS = TestTls.forHost("localhost");

    @TempDir
    Path folder;

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (RegionalServer server = new RegionalServer(URI.create("https://localhost:" + port + "/fhir"), TLS, null)) {
            assertStops(server, new ExchangeOutcome.Unreachable());
        }
    }

    @Test
    void theServerBearsACertificateWeDoNotTrust() {
        try (StubServer stub = new StubServer(TestTls.forHost("localhost"));
                RegionalServer server = new RegionalServer(stub.address(), TLS, null)) {
            assertStops(server, new ExchangeOutcome.WrongServerCertificate());
            assertThat(stub.requests).isEmpty();
        }
    }

    @Test
    void theServerBearsACertificateForAnotherName() {
        TestTls elsewhere = TestTls.forHost("elsewhere.example");
        try (StubServer stub = new StubServer(elsewhere);
                RegionalServer server = new RegionalServer(stub.address(), elsewhere, null)) {
            assertStops(server, new ExchangeOutcome.WrongServerCertificate());
            assertThat(stub.requests).isEmpty();
        }
    }

    /** The alert that says why is lost when the server closes before the client has written all: both ways are seen. */
    @RepeatedTest(20)
    void theServerDoesNotTakeTheCardInTheHandshake() {
        TestTls nobodyWeKnow = TestTls.forHost("localhost");
        try (StubServer stub = new StubServer(TLS.trustingOnly(nobodyWeKnow));
                Poste poste = new Poste(folder, CAMILLE, stub, TLS)) {
            poste.replica.create(Poste.list(Poste.uuid(1), "Sorties"), "Liste créée");
            assertThat(poste.exchange()).isEqualTo(new ExchangeOutcome.CardRefused());
            assertThat(poste.replica.status().lastFailure()).isEqualTo(ExchangeFailure.CARD_REFUSED);
            assertThat(stub.requests).isEmpty();
            assertThat(poste.replica.status().waiting()).isEqualTo(1);
        }
    }

    @Test
    void theServerNeverAnswers() {
        CountDownLatch over = new CountDownLatch(1);
        Timeouts short1 = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300));
        try (StubServer stub = new StubServer(TLS);
                RegionalServer server = new RegionalServer(stub.address(), TLS, null, short1)) {
            stub.next("GET", new Fault.Before(() -> await(over)));
            assertStops(server, new ExchangeOutcome.Unreachable());
            over.countDown();
        }
    }

    /** No time limit of a socket covers a write that blocks. */
    @Test
    void aServerThatReadsNoMoreIsGivenUp() throws Exception {
        Timeouts short1 = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300), 1 << 30);
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket listening = TLS.sslContext()
                        .getServerSocketFactory()
                        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
                RegionalServer server = new RegionalServer(
                        URI.create("https://localhost:" + listening.getLocalPort() + "/fhir"), TLS, null, short1)) {
            Thread.ofVirtual().start(() -> greet(listening, over));
            ObjectNode document = Json.NODES.objectNode().put("resourceType", "Binary");
            document.put("data", new byte[20 << 20]);
            assertThatThrownBy(() -> server.putQuietly(new Reference("Binary", Poste.uuid(1)), document))
                    .isInstanceOfSatisfying(
                            ExchangeStopped.class,
                            stopped -> assertThat(stopped.outcome()).isEqualTo(new ExchangeOutcome.Unreachable()));
            over.countDown();
        }
    }

    /** Shakes hands and reads nothing. */
    private static void greet(ServerSocket listening, CountDownLatch over) {
        try (SSLSocket socket = (SSLSocket) listening.accept()) {
            socket.startHandshake();
            await(over);
        } catch (IOException ignored) {
            // The client gave up: what the test is about.
        }
    }

    @Test
    void closingEndsARequestInFlightAtOnce() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (StubServer stub = new StubServer(TLS);
                Poste poste = new Poste(folder, CAMILLE, stub, TLS);
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            stub.next("GET Patient", new Fault.Before(() -> {
                arrived.countDown();
                await(over);
            }));
            Future<ExchangeOutcome> running = thread.submit(poste::exchange);
            await(arrived);
            poste.server.close();
            assertThat(running.get()).isEqualTo(new ExchangeOutcome.Cancelled());
            assertThat(poste.replica.status().lastFailure()).isNull();
            over.countDown();
        }
    }

    @Test
    void theMembershipsOfAHolderAreReadBeforeAnyFileExists() throws ExchangeStopped {
        try (StubServer stub = new StubServer(TLS);
                RegionalServer server = new RegionalServer(stub.address(), TLS, null)) {
            ObjectNode role = Json.NODES
                    .objectNode()
                    .put("resourceType", "PractitionerRole")
                    .put("id", Poste.uuid(1));
            stub.memory.write(role);
            List<ObjectNode> found = Directory.memberships(server, "810000000012");
            assertThat(found).hasSize(1);
            assertThat(stub.requests.getFirst())
                    .isEqualTo("GET PractitionerRole?practitioner.identifier=urn%3Aoid%3A1.2.250.1.71.4.2.1%7C"
                            + "810000000012&_include=PractitionerRole:organization");
        }
    }

    private static void assertStops(RegionalServer server, ExchangeOutcome outcome) {
        assertThatThrownBy(() -> SearchPage.of(server.search(TYPES.getFirst() + "?_count=1"), TYPES.getFirst()))
                .isInstanceOfSatisfying(
                        ExchangeStopped.class, e -> assertThat(e.outcome()).isEqualTo(outcome));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
