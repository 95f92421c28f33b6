package fr.santelien.sync.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintSubscriptionTest {

    private static final String PATH = "/fhir/Subscription/centre";

    private final HintRegion region = new HintRegion();
    private final HintSubscription hints = region.hints();

    @ParameterizedTest
    @CsvSource({
        "/websocket, wss://region.example:8443/websocket",
        "websocket, wss://region.example:8443/fhir/websocket",
        "wss://region.example:8443/ws, wss://region.example:8443/ws",
        "https://region.example:8443/ws, wss://region.example:8443/ws",
    })
    void theServerSaysWhereToListen(String offered, URI address) throws ExchangeStopped {
        region.offered = offered;
        assertThat(hints.address()).contains(address);
        assertThat(hints.address()).contains(address);
        assertThat(region.requests).as("asked once").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wss://other.example/ws", "ws://region.example:8443/ws", "http://region.example:8443/", "%%"
            })
    void noWebsocketOrAnotherServersIsNotListenedTo(String offered) throws ExchangeStopped {
        region.offered = offered;
        assertThat(hints.address()).isEmpty();
    }

    @Test
    void itIsMadeWithoutContentAndWithAnEndByTheServersClock() throws ExchangeStopped {
        assertThat(hints.isActive()).as("the server activates it later").isFalse();
        assertThat(region.kept().toString())
                .isEqualTo("{\"resourceType\":\"Subscription\",\"id\":\"centre\",\"status\":\"requested\","
                        + "\"reason\":\"Échange sans attendre\",\"criteria\":\"Task?_security=structure|centre\","
                        + "\"channel\":{\"type\":\"websocket\"},\"end\":\"2026-12-06T08:00:00Z\"}");
    }

    @Test
    void oneThatIsActiveAndLastsIsUsedAsItIs() throws ExchangeStopped {
        region.subscription = HintRegion.subscription("active", "2026-12-03T08:00:00Z");
        assertThat(hints.isActive()).isTrue();
        assertThat(region.requests).containsExactly("GET " + PATH + " ");
    }

    @Test
    void oneThatEndsSoonIsProlongedWithoutAskingForItsActivation() throws ExchangeStopped {
        region.subscription = HintRegion.subscription("active", "2026-12-01T08:00:00Z");
        assertThat(hints.isActive()).isTrue();
        assertThat(region.requests).containsExactly("GET " + PATH + " ", "PUT " + PATH + " W/\"7\"");
        assertThat(region.kept().path("status").asText()).isEqualTo("active");
        assertThat(region.kept().path("end").asText()).isEqualTo("2026-12-06T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "off"})
    void oneThatTheServerGaveUpIsRequestedAgain(String status) throws ExchangeStopped {
        region.subscription = HintRegion.subscription(status, "2026-12-06T08:00:00Z");
        assertThat(hints.isActive()).isFalse();
        assertThat(region.kept().path("status").asText()).isEqualTo("requested");
    }

    @Test
    void oneThatIsRequestedIsWaitedFor() throws ExchangeStopped {
        region.subscription = HintRegion.subscription("requested", "2026-12-06T08:00:00Z");
        assertThat(hints.isActive()).isFalse();
        assertThat(region.requests).hasSize(1);
    }

    @Test
    void aServerThatRefusesItIsNotListenedTo() throws ExchangeStopped {
        region.refusal = 403;
        assertThat(hints.isActive()).isFalse();
    }
}
