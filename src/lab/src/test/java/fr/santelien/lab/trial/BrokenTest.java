package fr.santelien.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokenTest {

    @Test
    void a_list_that_leaves_by_itself_only_loses_its_condition() throws IOException {
        String list = "{\"resourceType\":\"List\",\"id\":\"1\",\"entry\":[{\"item\":{\"reference\":\"Patient/1\"}}]}";
        Transport.Request sent = sentBy(
                Broken.OVERWRITES,
                new Transport.Request(
                        "PUT",
                        URI.create("https://exemple.fr/List/1"),
                        Map.of("If-Match", "W/\"1\"", "Prefer", "return=representation"),
                        list.getBytes(StandardCharsets.UTF_8)));
        assertThat(sent.headers()).containsOnlyKeys("Prefer");
        assertThat(new ObjectMapper().readTree(sent.body())).isEqualTo(new ObjectMapper().readTree(list));
    }

    private static Transport.Request sentBy(Broken broken, Transport.Request request) throws IOException {
        List<Transport.Request> sent = new ArrayList<>();
        broken.send(
                new Transport() {
                    @Override
                    public Response send(Request asked) {
                        sent.add(asked);
                        return new Response(200, Map.of(), new byte[0]);
                    }

                    @Override
                    public void close() {
                        // nothing is open
                    }
                },
                request);
        return sent.getFirst();
    }
}
