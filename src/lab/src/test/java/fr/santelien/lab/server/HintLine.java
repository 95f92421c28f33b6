package fr.santelien.lab.server;

import fr.santelien.contract.Names;
import fr.santelien.lab.pki.Identity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A bare websocket to the reference server: shares no code with the poste's. */
final class HintLine implements AutoCloseable, WebSocket.Listener {

    private static final long LIMIT_SECONDS = 30;

    private final HttpClient http;
    private final WebSocket socket;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    /** @throws CompletionException with what the server answered, when it refuses the connection */
    HintLine(SharedServer shared, Identity identity, @Nullable String structure) throws Exception {
        http = HttpClient.newBuilder()
                .sslContext(FhirClient.context(shared.pki, identity))
                .build();
        URI fhir = shared.server.address();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (structure != null) {
            builder.header(Names.STRUCTURE_HEADER, structure);
        }
        socket = builder.buildAsync(URI.create("wss://" + fhir.getAuthority() + "/websocket"), this)
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    /** The next message, or {@code closed} and the status; {@code nothing} when neither came. */
    String next() throws InterruptedException {
        String next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence data, boolean last) {
        heard.add(data.toString());
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int status, String reason) {
        heard.add("closed " + status);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
