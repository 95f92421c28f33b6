package fr.santelien.lab.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Plain FHIR over the JDK's HTTP client and a certificate: shares no code with the poste's exchange. */
public final class FhirClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http;
    private final @Nullable String structure;

    /** What the server said. {@code body} is a missing node when there was none, or it was no JSON. */
    public record Answer(int status, Optional<String> etag, JsonNode body) {}

    /**
     * @param base address of the FHIR endpoint, without a slash at its end
     * @param structure Organization worked for, null for none
     */
    public FhirClient(URI base, TestPki pki, Identity identity, @Nullable String structure)
            throws GeneralSecurityException, IOException {
        this.base = base;
        this.structure = structure;
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .sslContext(context(pki, identity))
                .build();
    }

    public Answer get(String path) throws IOException {
        return send(request(path).header("Cache-Control", "no-cache").GET());
    }

    /** @param version sent as If-Match, null for none */
    public Answer put(JsonNode resource, @Nullable String version) throws IOException {
        String path = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        return write(path, "PUT", resource, version);
    }

    /** A PUT that creates or is refused. */
    public Answer create(JsonNode resource) throws IOException {
        String path = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        return send(body(request(path), "PUT", resource).header("If-None-Match", "*"));
    }

    /**
     * A PUT whose body leaves only when the server asks for it ({@code Expect: 100-continue}): one that is refused by its
     * size is answered, where a connection closed in the middle of the body would take the answer with it.
     */
    public Answer putWhenAsked(JsonNode resource) throws IOException {
        String path = resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
        return send(body(request(path), "PUT", resource).expectContinue(true));
    }

    public Answer delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** A transaction or batch bundle. */
    public Answer bundle(JsonNode bundle) throws IOException {
        return write("", "POST", bundle, null);
    }

    /** What several searches find, first pages only. */
    public List<JsonNode> batch(List<String> queries) throws IOException {
        ObjectNode batch = JSON.createObjectNode().put("resourceType", "Bundle").put("type", "batch");
        queries.forEach(query -> batch.withArray("entry")
                .addObject()
                .putObject("request")
                .put("method", "GET")
                .put("url", query));
        Answer answer = send(request("")
                .header("Cache-Control", "no-cache")
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(batch))));
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode entry : answer.body().path("entry")) {
            if (!entry.at("/response/status").asText().startsWith("200")) {
                throw new IOException("a search of a batch answered " + entry.path("response"));
            }
            entry.at("/resource/entry").forEach(match -> found.add(match.path("resource")));
        }
        if (answer.status() != 200) {
            throw new IOException("batch answered " + answer.status());
        }
        return found;
    }

    public Answer write(String path, String method, JsonNode body, @Nullable String version) throws IOException {
        HttpRequest.Builder request = body(request(path), method, body);
        if (version != null) {
            request.header("If-Match", "W/\"" + version + "\"");
        }
        return send(request);
    }

    private static HttpRequest.Builder body(HttpRequest.Builder request, String method, JsonNode body)
            throws IOException {
        return request.header("Content-Type", "application/fhir+json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }

    /** Every resource a search or a history gives, all pages. */
    public List<JsonNode> all(String path) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Answer page = get(next);
            if (page.status() != 200) {
                throw new IOException("search answered " + page.status());
            }
            page.body().path("entry").forEach(entry -> found.add(entry.path("resource")));
            next = next(page.body());
        }
        return found;
    }

    @Override
    public void close() {
        http.close();
    }

    private static String next(JsonNode bundle) {
        for (Iterator<JsonNode> links = bundle.path("link").elements(); links.hasNext(); ) {
            JsonNode link = links.next();
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return "";
    }

    private HttpRequest.Builder request(String path) {
        URI address =
                path.startsWith("https:") ? URI.create(path) : URI.create(base + (path.isEmpty() ? "" : "/" + path));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(120))
                .header("Accept", "application/fhir+json");
        return structure == null ? request : request.header(Names.STRUCTURE_HEADER, structure);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers().firstValue("ETag"), body(response));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static JsonNode body(HttpResponse<byte[]> response) {
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        try {
            return json ? JSON.readTree(response.body()) : JSON.missingNode();
        } catch (IOException e) {
            throw new UncheckedIOException("the server sent broken JSON", e);
        }
    }

    static SSLContext context(TestPki pki, Identity identity) throws GeneralSecurityException, IOException {
        char[] password = TestPki.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(identity.toKeyStore(password), password);
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        for (X509Certificate authority : pki.serverAuthorities()) {
            authorities.setCertificateEntry(authority.getSerialNumber().toString(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }
}
