package fr.santelien.smartcard.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BoundedFetchTest {
    private static final int LONGEST = 1000;

    private LoopbackServer server;
    private BoundedFetch fetch;

    @BeforeEach
    void start() throws Exception {
        server = new LoopbackServer();
        fetch = BoundedFetch.within(Duration.ofSeconds(30), LONGEST);
    }

    @AfterEach
    void stop() {
        server.close();
        fetch.close();
    }

    @Test
    void a_whole_answer_is_given_and_one_redirection_followed() throws Exception {
        server.serve("/list", () -> new byte[LONGEST]);
        assertThat(fetch.get(server.redirect("/moved", "/list"))).hasSize(LONGEST);
    }

    @Test
    void an_answer_longer_than_the_limit_is_none() {
        assertFails(server.serve("/long", () -> new byte[LONGEST + 1]));
        // without a length said in advance
        assertFails(server.serve("/chunked", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                out.write(new byte[50 * LONGEST]);
            }
        }));
    }

    @Test
    void an_answer_that_does_not_end_in_time_is_none() {
        CountDownLatch over = new CountDownLatch(1);
        URI slow = server.serve("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (BoundedFetch impatient = BoundedFetch.within(Duration.ofMillis(300), LONGEST)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> impatient.get(slow));
        }
        over.countDown();
    }

    @Test
    void a_cut_answer_is_none() {
        assertFails(server.serve("/cut", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            throw new IOException("scripted cut");
        }));
    }

    @Test
    void an_error_page_is_none() {
        assertFails(server.address("/nowhere"));
        assertFails(server.serve("/trouble", exchange -> LoopbackServer.send(exchange, 503, new byte[10])));
    }

    @Test
    void nobody_listens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertFails(URI.create("http://127.0.0.1:" + port + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "ftp://127.0.0.1/list", "ldap://127.0.0.1/cn=list", "jar:file:/a!/b", ""})
    void a_redirection_out_of_http_is_not_followed(String location) {
        assertFails(server.redirect("/away", location));
    }

    @Test
    void a_ring_of_redirections_ends() {
        assertFails(server.redirect("/ring", "/ring"));
    }

    private void assertFails(URI address) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> fetch.get(address));
    }
}
