package fr.santelien.sync.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client over the card's TLS: follows no redirection, keeps no cookie, repeats nothing by itself. */
public final class HttpTransport implements Transport {

    /** A body of this many bytes fits in what the system buffers: sending it blocks nobody. */
    private static final int SHORT = 64 << 10;

    private final CloseableHttpClient http;
    private final Timeouts timeouts;

    public HttpTransport(TlsIdentity identity, Timeouts timeouts) {
        this.timeouts = timeouts;
        http = client(identity, timeouts);
    }

    private static CloseableHttpClient client(TlsIdentity identity, Timeouts timeouts) {
        TlsSocketStrategy handshake = new DefaultClientTlsStrategy(
                identity.sslContext(), identity.protocols(), null, SSLBufferMode.STATIC, new DefaultHostnameVerifier());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new CardHandshake(identity, handshake))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(timeouts.connect()))
                        .setSocketTimeout(Timeout.of(timeouts.answer()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setHandshakeTimeout(Timeout.of(timeouts.handshake()))
                        .setSupportedProtocols(identity.protocols())
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Santelien-Poste")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    @Override
    public Response send(Request request) throws IOException {
        return send(request, received -> {});
    }

    @Override
    public Response send(Request request, LongConsumer received) throws IOException {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.target());
        request.headers().forEach(message::setHeader);
        if (request.body().length > 0) {
            // The content type stands among the headers.
            message.setEntity(new ByteArrayEntity(request.body(), null));
        }
        Thread watch = request.body().length <= SHORT ? null : abortWhenTooSlow(message, request.body().length);
        try {
            return http.execute(message, response -> response(response, received));
        } finally {
            if (watch != null) {
                watch.interrupt();
            }
        }
    }

    /** A server that reads no more blocks the writing for ever: no time limit of a socket covers that. */
    private Thread abortWhenTooSlow(HttpUriRequestBase message, int length) {
        Duration most = timeouts.answer().plusSeconds(length / timeouts.slowest());
        return Thread.ofVirtual().name("upload-limit").start(() -> {
            try {
                Thread.sleep(most);
                message.abort();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // sent in time
            }
        });
    }

    private static Response response(ClassicHttpResponse response, LongConsumer received) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Response(response.getCode(), headers, new byte[0]);
        }
        try (InputStream in = entity.getContent()) {
            return new Response(response.getCode(), headers, body(in, received));
        }
    }

    private static byte[] body(InputStream in, LongConsumer received) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[16 << 10];
        for (int read = in.read(part); read >= 0 && body.size() <= LONGEST_BODY; read = in.read(part)) {
            body.write(part, 0, Math.min(read, LONGEST_BODY + 1 - body.size()));
            received.accept(body.size());
        }
        return body.toByteArray();
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
