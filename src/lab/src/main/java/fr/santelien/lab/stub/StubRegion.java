package fr.santelien.lab.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.lab.region.Users;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The FHIR server of the trials: what the exchange asks for, as HAPI answers it. One request at a time. */
public final class StubRegion {

    public static final URI ADDRESS = URI.create("https://stub.example/fhir/");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT).withZone(ZoneOffset.UTC);

    private StoredRegion stored;
    private Searches searches;

    /** By holder: those that an administrator gave since. */
    private final Map<String, User.Role> roles = new HashMap<>();

    public StubRegion(VirtualClock clock, List<ObjectNode> resources) {
        stored = new StoredRegion(clock);
        searches = new Searches(stored, ADDRESS.toString());
        resources.forEach(resource -> stored.store(reference(resource), resource));
    }

    /** A copy that goes its own way from now on. */
    public StubRegion(StubRegion other, VirtualClock clock) {
        stored = new StoredRegion(other.stored, clock);
        searches = new Searches(stored, ADDRESS.toString());
    }

    private static Reference reference(ObjectNode resource) {
        return new Reference(
                resource.path("resourceType").asText(), resource.path("id").asText());
    }

    /** The way of one holder to this server. */
    public Transport of(User user) {
        return new Transport() {
            @Override
            public Response send(Request request) throws IOException {
                return answer(user, request);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    /** Each resource as it is now. */
    public synchronized Map<Reference, ObjectNode> current() {
        return stored.current();
    }

    /** All versions of each resource, oldest first. */
    public synchronized Map<Reference, List<ObjectNode>> versions() {
        return stored.versions();
    }

    /** Whether the server would show it. */
    public synchronized boolean shows(User user, ObjectNode resource) {
        return stored.mayRead(asKnown(user), resource);
    }

    /** What she may see is another thing from now on; no resource has changed. */
    public synchronized void give(User user, User.Role role) {
        roles.put(user.holderId(), role);
    }

    private User asKnown(User user) {
        return Users.in(user, roles.getOrDefault(user.holderId(), user.role()));
    }

    /** Links to next pages lead nowhere from now on. */
    public synchronized void forgetResultSets() {
        searches.forget();
    }

    private synchronized Transport.Response answer(User holder, Transport.Request request) throws IOException {
        User user = asKnown(holder);
        String path = ADDRESS.relativize(request.target()).toString();
        byte[] sent = request.body();
        ObjectNode body = sent.length == 0 ? null : (ObjectNode) JSON.readTree(sent);
        Reply reply = isThere(request, path)
                ? Reply.failure(412, "there already")
                : answer(user, request.method(), path, body, request.headers().get("If-Match"));
        Map<String, String> headers = new HashMap<>();
        headers.put("date", DATE.format(stored.now()));
        headers.put("content-type", "application/fhir+json");
        byte[] shown = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        if (request.method().equals("PUT") && reply.isSuccess()) {
            String version = StoredRegion.version(reply.body());
            headers.put("etag", "W/\"" + version + "\"");
            headers.put("location", ADDRESS + path + "/_history/" + version);
            if (request.headers().getOrDefault("Prefer", "").equals("return=minimal")) {
                shown = new byte[0];
            }
        }
        return new Transport.Response(reply.status(), headers, shown);
    }

    /** Contents alone are kept from a creation that comes late; for all else this server ignores the condition. */
    private boolean isThere(Transport.Request request, String path) {
        return path.startsWith(StoredDocuments.TYPE + "/")
                && request.headers().getOrDefault("If-None-Match", "").equals("*")
                && stored.current(reference(path)).isPresent();
    }

    private Reply answer(User user, String method, String path, @Nullable ObjectNode body, @Nullable String ifMatch) {
        int mark = path.indexOf('?');
        String resource = mark < 0 ? path : path.substring(0, mark);
        Map<String, String> query = Searches.query(mark < 0 ? "" : path.substring(mark + 1));
        if (method.equals("POST") && resource.isEmpty() && body != null) {
            return bundle(user, body);
        }
        if (method.equals("PUT") && body != null && resource.contains("/")) {
            return stored.put(user, reference(resource), body, ifMatch);
        }
        if (!method.equals("GET")) {
            return Reply.failure(405, method);
        }
        if (resource.equals("metadata")) {
            return new Reply(200, Capabilities.statement());
        }
        if (query.containsKey("_getpages")) {
            return searches.page(query);
        }
        if (resource.equals(StoredDocuments.TYPE)) {
            return Reply.failure(403, "Les documents ne se cherchent pas.");
        }
        return resource.contains("/") ? read(user, reference(resource)) : searches.search(user, resource, query, path);
    }

    private Reply read(User user, Reference reference) {
        return stored.current(reference)
                .filter(resource -> stored.mayRead(user, resource))
                .map(resource -> new Reply(200, resource))
                .orElseGet(() -> Reply.failure(404, "not found"));
    }

    /** A transaction keeps all or nothing; a batch each for itself. */
    private Reply bundle(User user, ObjectNode bundle) {
        boolean transaction = bundle.path("type").asText().equals("transaction");
        StoredRegion before = new StoredRegion(stored, stored.clock());
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", bundle.path("type").asText() + "-response");
        ArrayNode answers = answer.putArray("entry");
        for (JsonNode entry : bundle.path("entry")) {
            Reply reply = entry(user, entry);
            if (transaction && !reply.isSuccess()) {
                stored = before;
                searches = new Searches(stored, ADDRESS.toString());
                return reply;
            }
            ObjectNode one = answers.addObject();
            boolean went = reply.isSuccess();
            ObjectNode response = one.putObject("response").put("status", reply.status() + (went ? " OK" : " Error"));
            if (went) {
                one.set("resource", reply.body().deepCopy());
                response.put("etag", "W/\"" + StoredRegion.version(reply.body()) + "\"");
                response.put(
                        "lastModified", reply.body().at("/meta/lastUpdated").asText());
            } else {
                response.set("outcome", reply.body());
            }
        }
        return new Reply(200, answer);
    }

    private Reply entry(User user, JsonNode entry) {
        JsonNode request = entry.path("request");
        String ifMatch = request.path("ifMatch").asText();
        return answer(
                user,
                request.path("method").asText(),
                request.path("url").asText(),
                entry.get("resource") instanceof ObjectNode resource ? resource : null,
                ifMatch.isEmpty() ? null : ifMatch);
    }

    private static Reference reference(String path) {
        List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
        return new Reference(parts.get(0), parts.get(1));
    }
}
