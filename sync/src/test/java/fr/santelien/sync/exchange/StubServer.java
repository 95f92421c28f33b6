package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.santelien.sync.merge.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** FHIR over mutual TLS on the loopback, with a script of faults. */
final class StubServer implements AutoCloseable {

    private static final String PATH = "/fhir/";

    final FhirMemory memory = new FhirMemory();
    final List<String> requests = new CopyOnWriteArrayList<>();
    /** What it calls itself. */
    volatile String software = "Stub 1.0";

    /** Lines of the requests that may be answered from a cache. */
    final List<String> cacheable = new CopyOnWriteArrayList<>();

    final List<String> bodies = new CopyOnWriteArrayList<>();

    private final Deque<Runnable> late = new ArrayDeque<>();

    private record Scripted(Predicate<String> when, Fault fault) {}

    private final Deque<Scripted> script = new ArrayDeque<>();
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StubServer(TestTls tls) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls.sslContext()) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.setExecutor(threads);
        server.createContext(PATH, this::serve);
        server.start();
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + PATH);
    }

    /** The next request whose line ({@code PUT List/1}) starts so meets the fault, once. */
    void next(String line, Fault fault) {
        synchronized (script) {
            script.add(new Scripted(request -> request.startsWith(line), fault));
        }
    }

    /** What was on the way all the time reaches the server now; nobody waits for the answer. */
    void deliverLate() {
        if (late.isEmpty()) {
            throw new AssertionError("nothing is on the way");
        }
        while (!late.isEmpty()) {
            late.remove().run();
        }
    }

    /** Forgets the faults that have not happened yet. */
    void quiet() {
        synchronized (script) {
            script.clear();
        }
    }

    private @Nullable Fault faultFor(String line) {
        return faultFor(line, fault -> true);
    }

    /** One of the connection, scripted for the batch or for a search in it, meets the whole batch. */
    private @Nullable Fault faultForBatch(byte[] body) {
        Fault fault = faultFor("BATCH");
        for (String search : StubBatch.searches(json(body))) {
            fault = fault != null
                    ? fault
                    : faultFor(
                            "GET " + search,
                            one -> !(one instanceof Fault.Answer
                                    || one instanceof Fault.Raw
                                    || one instanceof Fault.Before));
        }
        return fault;
    }

    private @Nullable Fault faultFor(String line, Predicate<Fault> kind) {
        synchronized (script) {
            for (Scripted scripted : script) {
                if (scripted.when().test(line) && kind.test(scripted.fault())) {
                    script.remove(scripted);
                    return scripted.fault();
                }
            }
            return null;
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString().substring(PATH.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        String line = StubBatch.isBatch(body) ? "BATCH" : exchange.getRequestMethod() + " " + target;
        requests.add(line);
        if (!"no-cache".equals(exchange.getRequestHeaders().getFirst("Cache-Control"))) {
            cacheable.add(line);
        }
        if (body.length > 0 && !line.equals("BATCH")) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
        switch (line.equals("BATCH") ? faultForBatch(body) : faultFor(line)) {
            case null -> send(exchange, answer(exchange, target, body));
            case Fault.Answer(int status, String text) -> send(exchange, FhirMemory.failure(status, text));
            case Fault.Busy(int status, String retryAfter) -> {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
                send(exchange, status, new byte[0]);
            }
            case Fault.Raw(ObjectNode raw) -> send(exchange, 200, bytes(raw));
            case Fault.CutBefore() -> cut();
            case Fault.ArriveLate() -> {
                late.add(() -> answer(exchange, target, body));
                cut();
            }
            case Fault.LoseAnswer() -> {
                answer(exchange, target, body);
                cut();
            }
            case Fault.Truncate() -> {
                byte[] whole = bytes(answer(exchange, target, body).body());
                send(exchange, 200, Arrays.copyOf(whole, whole.length / 2));
            }
            case Fault.NotJson() -> send(exchange, 200, "<html>Connexion</html>".getBytes(StandardCharsets.UTF_8));
            case Fault.Before(Runnable action) -> {
                action.run();
                send(exchange, answer(exchange, target, body));
            }
        }
    }

    /** The JDK's server closes the connection of a handler that throws. */
    private static void cut() throws IOException {
        throw new IOException("scripted cut");
    }

    private FhirMemory.Reply answer(HttpExchange exchange, String target, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        Map<String, String> query = query(mark < 0 ? "" : target.substring(mark + 1));
        if (exchange.getRequestMethod().equals("PUT")) {
            return memory.put(
                    path,
                    json(body),
                    exchange.getRequestHeaders().getFirst("If-Match"),
                    exchange.getRequestHeaders().getFirst("If-None-Match"));
        }
        if (exchange.getRequestMethod().equals("POST")) {
            return StubBatch.isBatch(body)
                    ? StubBatch.answer(json(body), this::batched)
                    : memory.transaction(json(body));
        }
        return get(path, query);
    }

    /** A fault scripted for a search meets it in a batch too. */
    private FhirMemory.Reply batched(String target) {
        Fault fault = faultFor("GET " + target);
        if (fault instanceof Fault.Before(Runnable action)) {
            action.run();
        }
        int mark = target.indexOf('?');
        return switch (fault) {
            case Fault.Answer(int status, String text) -> FhirMemory.failure(status, text);
            case Fault.Raw(ObjectNode raw) -> new FhirMemory.Reply(200, raw);
            case null, default -> get(target.substring(0, mark), query(target.substring(mark + 1)));
        };
    }

    private FhirMemory.Reply get(String path, Map<String, String> query) {
        if (path.equals("metadata")) {
            return memory.metadata();
        }
        if (path.contains("/")) {
            return memory.read(path);
        }
        String set = query.get("_getpages");
        String base = address().toString();
        return set != null
                ? memory.page(
                        set,
                        Integer.parseInt(query.getOrDefault("_offset", "0")),
                        Integer.parseInt(query.getOrDefault("_count", "100")),
                        base)
                : memory.search(path, query, base);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static ObjectNode json(byte[] body) {
        try {
            return Json.object(body);
        } catch (Json.NotJsonException e) {
            throw new AssertionError("the client sent something else than JSON", e);
        }
    }

    private static byte[] bytes(ObjectNode json) {
        return Json.text(json).getBytes(StandardCharsets.UTF_8);
    }

    private void send(HttpExchange exchange, FhirMemory.Reply reply) throws IOException {
        send(exchange, reply.status(), bytes(reply.body()));
    }

    private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.getResponseHeaders().set("X-Powered-By", software);
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
