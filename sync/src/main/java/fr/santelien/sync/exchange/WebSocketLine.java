package fr.santelien.sync.exchange;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A websocket over the card's TLS, whose session it resumes. */
final class WebSocketLine implements HintLine, WebSocket.Listener {

    /** {@code ping } and an id of 64 characters are 69. */
    private static final int LONGEST_MESSAGE = 256;

    private final HttpClient client;
    private final Consumer<Heard> heard;
    private final StringBuilder message = new StringBuilder();
    private volatile @Nullable WebSocket socket;

    private WebSocketLine(HttpClient client, Consumer<Heard> heard) {
        this.client = client;
        this.heard = heard;
    }

    /** @param structure named to the server as in every request */
    static Opener over(TlsIdentity identity, String structure) {
        return (address, heard) -> open(identity, structure, address, heard);
    }

    private static HintLine open(TlsIdentity identity, String structure, URI address, Consumer<Heard> heard)
            throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .sslContext(identity.sslContext())
                .sslParameters(new SSLParameters(null, identity.protocols()))
                .connectTimeout(Timeouts.ORDINARY.connect())
                .build();
        WebSocketLine line = new WebSocketLine(client, heard);
        try {
            line.socket = client.newWebSocketBuilder()
                    .header(RegionalServer.STRUCTURE_HEADER, structure)
                    .buildAsync(address, line)
                    .get(Timeouts.ORDINARY.handshake().toSeconds(), TimeUnit.SECONDS);
            return line;
        } catch (ExecutionException | TimeoutException e) {
            client.shutdownNow();
            throw new IOException("no websocket", e);
        } catch (InterruptedException e) {
            client.shutdownNow();
            throw e;
        }
    }

    @Override
    public void send(String text) {
        WebSocket open = socket;
        if (open != null) {
            open.sendText(text, true).whenComplete(this::goneIfNotSent);
        }
    }

    @Override
    public void probe() {
        WebSocket open = socket;
        if (open != null) {
            open.sendPing(ByteBuffer.allocate(0)).whenComplete(this::goneIfNotSent);
        }
    }

    private void goneIfNotSent(@Nullable WebSocket sent, @Nullable Throwable failure) {
        if (failure != null) {
            heard.accept(new Heard.Gone());
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket open, CharSequence part, boolean last) {
        message.append(part);
        if (message.length() > LONGEST_MESSAGE) {
            open.abort();
            heard.accept(new Heard.Gone());
        } else if (last) {
            heard.accept(new Heard.Message(message.toString()));
            message.setLength(0);
        }
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket open, ByteBuffer content) {
        heard.accept(new Heard.SignOfLife());
        open.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket open, int status, String reason) {
        heard.accept(new Heard.Gone());
        return null;
    }

    @Override
    public void onError(WebSocket open, Throwable failure) {
        heard.accept(new Heard.Gone());
    }

    @Override
    public void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
        client.shutdownNow();
    }
}
