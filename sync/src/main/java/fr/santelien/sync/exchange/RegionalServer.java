package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** FHIR over mutual TLS: one request, one answer. Any thread; requests in flight end at once on {@link #close()}. */
public final class RegionalServer implements AutoCloseable {

    static final String STRUCTURE_HEADER = "X-Santelien-Structure";
    private static final String FHIR_JSON = "application/fhir+json";

    /** HAPI answers a search of the last minute from its cache otherwise, and new rows are not seen. */
    private static final Map<String, String> UNCACHED = Map.of("Cache-Control", "no-cache");

    private final URI base;
    private final @Nullable String structure;
    private final Transport transport;
    private volatile boolean closed;
    private volatile String software = "";

    /** The server's clock when an answer came, and that of the machine, which nobody sets. */
    private record DateAnswered(Instant date, long nanoTime) {}

    private volatile @Nullable DateAnswered lastDate;

    /**
     * @param base address of the FHIR server, e.g. {@code https://region.example/fhir}
     * @param structure id of the Organization the holder works for; null before she has chosen one
     */
    public RegionalServer(URI base, TlsIdentity identity, @Nullable String structure) {
        this(base, identity, structure, Timeouts.ORDINARY);
    }

    RegionalServer(URI base, TlsIdentity identity, @Nullable String structure, Timeouts timeouts) {
        this(base, new HttpTransport(identity, timeouts), structure);
    }

    /** Over another carrier than HTTP with the card's TLS: for trials of the exchange. */
    public RegionalServer(URI base, Transport transport, @Nullable String structure) {
        String text = base.toString();
        this.base = URI.create(text.endsWith("/") ? text : text + "/");
        this.structure = structure;
        this.transport = transport;
    }

    /** Name of what the holder's cursors hold for: the structure she works for. */
    String scope() {
        return structure == null ? "" : structure;
    }

    /** Reads one resource. */
    ServerAnswer read(Reference reference) throws ExchangeStopped {
        return get(base.resolve(reference.type() + "/" + reference.id()));
    }

    /**
     * Reads one resource that is long.
     *
     * @param received told how many bytes of the answer came so far; a CancellationException from it ends the reading
     */
    ServerAnswer read(Reference reference, LongConsumer received) throws ExchangeStopped {
        URI target = base.resolve(reference.type() + "/" + reference.id());
        return send("GET", target, UNCACHED, new byte[0], received);
    }

    /** What the server says it offers. */
    ServerAnswer metadata() throws ExchangeStopped {
        return get(base.resolve("metadata"));
    }

    /** What the server called itself last, with its version where it tells; empty when it does not. */
    String software() {
        return software;
    }

    /** @param query {@code Type?name=value…}, values encoded */
    ServerAnswer search(String query) throws ExchangeStopped {
        return get(base.resolve(query));
    }

    /** Follows the link of a page, which must lead to the same server: the card signs for no other. */
    ServerAnswer follow(String link) throws ExchangeStopped {
        URI target = own(link, base.getScheme());
        if (target == null) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        return get(target);
    }

    /** @return address of a websocket that the server names; empty unless it is encrypted and this same server's */
    Optional<URI> webSocket(String named) {
        URI target = named.isEmpty() ? null : own(named.replaceFirst("^https:", "wss:"), "wss");
        return Optional.ofNullable(target);
    }

    /** Null for what leads to another server, or is no address. */
    private @Nullable URI own(String link, String scheme) {
        try {
            URI target = URI.create(scheme + "://" + base.getAuthority() + base.getRawPath())
                    .resolve(link);
            return scheme.equals(target.getScheme()) && base.getAuthority().equals(target.getAuthority())
                    ? target
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private ServerAnswer get(URI target) throws ExchangeStopped {
        return send("GET", target, UNCACHED, new byte[0], received -> {});
    }

    /**
     * @param expectedVersion for {@code If-Match}; null for a creation, which a server that honours
     *     {@code If-None-Match: *} (RFC 9110, 13.1.2) then refuses with 412 where something stands already
     */
    ServerAnswer put(Reference reference, ObjectNode body, @Nullable String expectedVersion) throws ExchangeStopped {
        Map<String, String> condition = expectedVersion == null
                ? Map.of("If-None-Match", "*")
                : Map.of("If-Match", "W/\"" + expectedVersion + "\"");
        return write("PUT", base.resolve(reference.type() + "/" + reference.id()), condition, body);
    }

    /** Writes something long that the answer need not show again. */
    ServerAnswer putQuietly(Reference reference, ObjectNode body) throws ExchangeStopped {
        Map<String, String> quiet = Map.of("Prefer", "return=minimal");
        return write("PUT", base.resolve(reference.type() + "/" + reference.id()), quiet, body);
    }

    /** Writes all the resources of a transaction bundle, or none. */
    ServerAnswer transaction(ObjectNode bundle) throws ExchangeStopped {
        return write("POST", base, Map.of(), bundle);
    }

    /** Asks what is in a batch bundle, each entry for itself. */
    ServerAnswer batch(ObjectNode bundle) throws ExchangeStopped {
        return write("POST", base, UNCACHED, bundle);
    }

    private ServerAnswer write(String method, URI target, Map<String, String> own, ObjectNode body)
            throws ExchangeStopped {
        Map<String, String> headers = new HashMap<>(own);
        headers.putIfAbsent("Prefer", "return=representation");
        headers.put("Content-Type", FHIR_JSON + "; charset=UTF-8");
        return send(method, target, headers, Json.utf8(body), received -> {});
    }

    private ServerAnswer send(String method, URI target, Map<String, String> own, byte[] body, LongConsumer received)
            throws ExchangeStopped {
        if (closed) {
            throw new ExchangeStopped(new ExchangeOutcome.Cancelled());
        }
        Map<String, String> headers = new HashMap<>(own);
        headers.put("Accept", FHIR_JSON);
        if (structure != null) {
            headers.put(STRUCTURE_HEADER, structure);
        }
        try {
            Transport.Response response =
                    transport.send(new Transport.Request(method, target, headers, body), received);
            software = software(response.headers());
            return answer(response);
        } catch (CancellationException e) {
            throw new ExchangeStopped(new ExchangeOutcome.Cancelled());
        } catch (IOException | IllegalStateException e) {
            boolean stoppedByUs = closed || Thread.currentThread().isInterrupted();
            throw new ExchangeStopped(stoppedByUs ? new ExchangeOutcome.Cancelled() : TransportFailure.of(e));
        }
    }

    private static String software(Map<String, String> headers) {
        return (headers.getOrDefault("server", "") + " " + headers.getOrDefault("x-powered-by", "")).strip();
    }

    private ServerAnswer answer(Transport.Response response) throws ExchangeStopped {
        byte[] bytes = response.body();
        if (bytes.length > Transport.LONGEST_BODY) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        int status = response.status();
        String date = response.headers().get("date");
        Instant serverTime = date == null ? null : DateUtils.parseStandardDate(date);
        if (serverTime != null) {
            lastDate = new DateAnswered(serverTime, System.nanoTime());
        }
        Optional<Duration> retryAfter = RetryAfter.read(response.headers().get("retry-after"), time());
        String location =
                response.headers().getOrDefault("location", response.headers().getOrDefault("content-location", ""));
        try {
            return new ServerAnswer(
                    status, bytes.length == 0 ? null : Json.object(bytes), serverTime, retryAfter, location);
        } catch (Json.NotJsonException e) {
            if (status == 200 || status == 201) {
                throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
            }
            // An error page of a proxy: the status says enough.
            return new ServerAnswer(status, null, serverTime, retryAfter, location);
        }
    }

    /** The server's time now, by the last answer that bore its {@code Date}, to a second; empty before the first. */
    Optional<Instant> time() {
        DateAnswered last = lastDate;
        return last == null
                ? Optional.empty()
                : Optional.of(last.date().plusNanos(System.nanoTime() - last.nanoTime()));
    }

    @Override
    public void close() {
        closed = true;
        transport.close();
    }
}
