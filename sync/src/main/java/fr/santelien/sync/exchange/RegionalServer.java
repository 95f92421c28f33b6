package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/** FHIR over mutual TLS: one request, one answer. Any thread; requests in flight end at once on {@link #close()}. */
public final class RegionalServer implements AutoCloseable {

    private static final String STRUCTURE_HEADER = "X-Santelien-Structure";
    private static final ContentType FHIR_JSON = ContentType.create("application/fhir+json", StandardCharsets.UTF_8);
    private static final int LONGEST_BODY = 64 << 20;

    private final URI base;
    private final @Nullable String structure;
    private final CloseableHttpClient http;
    private volatile boolean closed;

    /**
     * @param base address of the FHIR server, e.g. {@code https://region.example/fhir}
     * @param structure id of the Organization the holder works for; null before she has chosen one
     */
    public RegionalServer(URI base, TlsIdentity identity, @Nullable String structure) {
        this(base, identity, structure, Timeouts.ORDINARY);
    }

    RegionalServer(URI base, TlsIdentity identity, @Nullable String structure, Timeouts timeouts) {
        String text = base.toString();
        this.base = URI.create(text.endsWith("/") ? text : text + "/");
        this.structure = structure;
        this.http = HttpTransport.client(identity, timeouts);
    }

    /** Name of what the holder's cursors hold for: the structure she works for. */
    String scope() {
        return structure == null ? "" : structure;
    }

    /** Reads one resource. */
    ServerAnswer read(Reference reference) throws ExchangeStopped {
        return get(base.resolve(reference.type() + "/" + reference.id()));
    }

    /** @param query {@code Type?name=value…}, values encoded */
    ServerAnswer search(String query) throws ExchangeStopped {
        return get(base.resolve(query));
    }

    /** Follows the link of a page, which must lead to the same server: the card signs for no other. */
    ServerAnswer follow(String link) throws ExchangeStopped {
        URI target;
        try {
            target = base.resolve(link);
        } catch (IllegalArgumentException e) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        if (!base.getScheme().equals(target.getScheme()) || !base.getAuthority().equals(target.getAuthority())) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        return get(target);
    }

    private ServerAnswer get(URI target) throws ExchangeStopped {
        HttpGet request = new HttpGet(target);
        // HAPI answers a search of the last minute from its cache otherwise, and new rows are not seen.
        request.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        return send(request);
    }

    /** @param expectedVersion for {@code If-Match}; null for a creation */
    ServerAnswer put(Reference reference, ObjectNode body, @Nullable String expectedVersion) throws ExchangeStopped {
        HttpPut request = new HttpPut(base.resolve(reference.type() + "/" + reference.id()));
        if (expectedVersion != null) {
            request.setHeader(HttpHeaders.IF_MATCH, "W/\"" + expectedVersion + "\"");
        }
        request.setHeader("Prefer", "return=representation");
        request.setEntity(new ByteArrayEntity(Json.text(body).getBytes(StandardCharsets.UTF_8), FHIR_JSON));
        return send(request);
    }

    private ServerAnswer send(HttpUriRequestBase request) throws ExchangeStopped {
        request.setHeader(HttpHeaders.ACCEPT, FHIR_JSON.getMimeType());
        if (structure != null) {
            request.setHeader(STRUCTURE_HEADER, structure);
        }
        try {
            return http.execute(request, RegionalServer::answer);
        } catch (UnreadableBodyException e) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        } catch (IOException | IllegalStateException e) {
            boolean stoppedByUs = closed || Thread.currentThread().isInterrupted();
            throw new ExchangeStopped(stoppedByUs ? new ExchangeOutcome.Cancelled() : TransportFailure.of(e));
        }
    }

    private static ServerAnswer answer(ClassicHttpResponse response) throws IOException {
        Header date = response.getFirstHeader(HttpHeaders.DATE);
        Instant serverTime = date == null ? null : DateUtils.parseStandardDate(date.getValue());
        int status = response.getCode();
        HttpEntity entity = response.getEntity();
        byte[] bytes = entity == null ? new byte[0] : bounded(entity);
        try {
            return new ServerAnswer(status, bytes.length == 0 ? null : Json.object(bytes), serverTime);
        } catch (Json.NotJsonException e) {
            if (status == 200 || status == 201) {
                throw new UnreadableBodyException();
            }
            // An error page of a proxy: the status says enough.
            return new ServerAnswer(status, null, serverTime);
        }
    }

    private static byte[] bounded(HttpEntity entity) throws IOException {
        try (InputStream in = entity.getContent()) {
            byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
            if (bytes.length > LONGEST_BODY) {
                throw new UnreadableBodyException();
            }
            return bytes;
        }
    }

    private static final class UnreadableBodyException extends IOException {}

    @Override
    public void close() {
        closed = true;
        http.close(CloseMode.IMMEDIATE);
    }
}
