package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server wants a certificate, and the keys of the test give none but to the exchange's own connections. */
@Timeout(30)
class WebSocketLineTest {

    private static final TestTls TLS = TestTls.forHost("localhost");

    @Test
    void theTlsSessionOfTheExchangeIsResumed() throws ExchangeStopped {
        try (StubServer stub = new StubServer(TLS);
                RegionalServer server = new RegionalServer(stub.address(), TLS, "centre")) {
            server.metadata();
            long presented = TLS.timesPresented();
            Throwable refused = catchThrowable(() -> open(stub));
            assertThat(refused)
                    .isInstanceOf(IOException.class)
                    .cause()
                    .cause()
                    .as("past the handshake: this server knows no websocket")
                    .isInstanceOf(WebSocketHandshakeException.class);
            assertThat(TLS.timesPresented()).isEqualTo(presented);
        }
    }

    @Test
    void withoutASessionToResumeNothingConnects() {
        try (StubServer stub = new StubServer(TLS)) {
            Throwable refused = catchThrowable(() -> open(stub));
            assertThat(refused)
                    .isInstanceOf(IOException.class)
                    .cause()
                    .cause()
                    .as("no answer at all: the handshake fails")
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(WebSocketHandshakeException.class);
        }
    }

    private static void open(StubServer stub) throws IOException, InterruptedException {
        URI address = URI.create("wss://" + stub.address().getAuthority() + "/websocket");
        WebSocketLine.over(TLS, "centre").open(address, heard -> {}).close();
    }
}
