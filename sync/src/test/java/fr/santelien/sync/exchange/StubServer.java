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
    final List<String> bodies = new CopyOnWriteArrayList<>();

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

    /** Forgets the faults that have not happened yet. */
    void quiet() {
        synchronized (script) {
            script.clear();
        }
    }

    private @Nullable Fault faultFor(String line) {
        synchronized (script) {
            for (Scripted scripted : script) {
                if (scripted.when().test(line)) {
                    script.remove(scripted);
                    return scripted.fault();
                }
            }
            return null;
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString().substring(PATH.length());
        String line = exchange.getRequestMethod() + " " + target;
        requests.add(line);
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (body.length > 0) {
            bodies.add(new String(body, StandardCharsets.UTF_8));
        }
        switch (faultFor(line)) {
            case null -> send(exchange, answer(exchange, target, body));
            case Fault.Answer(int status, String text) -> send(exchange, FhirMemory.failure(status, text));
            case Fault.Raw(ObjectNode raw) -> send(exchange, 200, bytes(raw));
            case Fault.CutBefore() -> cut();
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
            return memory.put(path, json(body), exchange.getRequestHeaders().getFirst("If-Match"));
        }
        if (exchange.getRequestMethod().equals("POST")) {
            return memory.transaction(json(body));
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

    private static void send(HttpExchange exchange, FhirMemory.Reply reply) throws IOException {
        send(exchange, reply.status(), bytes(reply.body()));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
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
