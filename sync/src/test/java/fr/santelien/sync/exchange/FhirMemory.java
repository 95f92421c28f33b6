package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The resources of the stub, with versions; each write is one second after the last, on a clock of its own. */
final class FhirMemory {

    /** An HTTP answer in the making. */
    record Reply(int status, ObjectNode body) {}

    static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, List<ObjectNode>> resultSets = new ConcurrentHashMap<>();
    private Instant now = START;
    private int writes;
    private final Set<String> ignored = new HashSet<>();
    private boolean silent;
    private @Nullable ObjectNode metadata = statement("Patient", "List", "QuestionnaireResponse");
    private boolean frozen;
    private int longestPage = Integer.MAX_VALUE;
    private int searches;
    private boolean createOnly;
    private int staleStatus = 409;
    private final Map<String, Reply> refused = new HashMap<>();

    /** What the server says it offers; null when it says nothing. */
    synchronized void declare(@Nullable ObjectNode statement) {
        metadata = statement;
    }

    synchronized Reply metadata() {
        return metadata == null ? failure(404, "unknown") : new Reply(200, metadata);
    }

    /** As a server says it that has all. */
    static ObjectNode statement(String... types) {
        ObjectNode statement = Json.NODES
                .objectNode()
                .put("resourceType", "CapabilityStatement")
                .put("fhirVersion", "4.0.1");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        for (String type : types) {
            ObjectNode resource = rest.withArray("resource")
                    .addObject()
                    .put("type", type)
                    .put("versioning", "versioned-update")
                    .put("updateCreate", true);
            for (String code : List.of("read", "search-type", "update")) {
                resource.withArray("interaction").addObject().put("code", code);
            }
        }
        return statement;
    }

    /** Searches and updates go on as if this parameter or condition had not been given. */
    synchronized void ignore(String parameter) {
        ignored.add(parameter);
    }

    synchronized void honour(String parameter) {
        ignored.remove(parameter);
    }

    /** {@code If-None-Match: *} on a PUT is honoured from now on, as by the reference server; HAPI ignores it. */
    synchronized void honourCreateOnly() {
        createOnly = true;
    }

    /** What a stale {@code If-Match} is answered with: 409 by HAPI, 412 by others. */
    synchronized void answerStaleWith(int status) {
        staleStatus = status;
    }

    /** The server will never take this one. */
    synchronized void refuse(String key, int status, String diagnostics) {
        refused.put(key, failure(status, diagnostics));
    }

    /** All of it, or the first refusal and nothing. */
    synchronized Reply transaction(ObjectNode bundle) {
        Map<String, ObjectNode> before = new LinkedHashMap<>(resources);
        int writesBefore = writes;
        ObjectNode answer =
                Json.NODES.objectNode().put("resourceType", "Bundle").put("type", "transaction-response");
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode request = entry.path("request");
            Reply reply = put(
                    request.path("url").asText(),
                    (ObjectNode) entry.path("resource"),
                    request.path("ifMatch").asText(null),
                    request.path("ifNoneMatch").asText(null));
            if (reply.status() >= 400) {
                resources.clear();
                resources.putAll(before);
                writes = writesBefore;
                return reply;
            }
            ObjectNode told = answer.withArray("entry").addObject();
            if (!silent) {
                told.set("resource", reply.body().deepCopy());
            }
            told.putObject("response").put("status", reply.status() + " OK");
        }
        return new Reply(200, answer);
    }

    /** Transactions are answered without the resources from now on. */
    synchronized void answerSilently() {
        silent = true;
    }

    synchronized Reply put(String key, ObjectNode body, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        Reply refusal = refused.get(key);
        if (refusal != null) {
            return refusal;
        }
        ObjectNode current = resources.get(key);
        if (ifMatch != null
                && !ignored.contains("If-Match")
                && current != null
                && !ifMatch.equals("W/\"" + version(current) + "\"")) {
            return failure(staleStatus, "stale version");
        }
        if (createOnly && "*".equals(ifNoneMatch) && current != null) {
            return failure(412, "exists already");
        }
        if (current != null && withoutMeta(current).equals(withoutMeta(body))) {
            return new Reply(200, current);
        }
        now = frozen ? now : now.plusSeconds(1);
        writes++;
        ObjectNode stored = body.deepCopy();
        int version = current == null ? 1 : Integer.parseInt(version(current)) + 1;
        stored.putObject("meta").put("versionId", String.valueOf(version)).put("lastUpdated", now.toString());
        resources.put(key, stored);
        return new Reply(current == null ? 201 : 200, stored);
    }

    synchronized Reply read(String key) {
        ObjectNode resource = resources.get(key);
        return resource == null || hidden.contains(key) ? failure(404, "not found") : new Reply(200, resource);
    }

    synchronized Reply search(String type, Map<String, String> query, String base) {
        String since = ignored.contains("_lastUpdated")
                ? Instant.EPOCH.toString()
                : query.getOrDefault("_lastUpdated", "ge" + Instant.EPOCH).substring(2);
        Comparator<ObjectNode> oldestFirst = Comparator.comparing(FhirMemory::lastUpdated);
        String ids = query.get("_id");
        List<ObjectNode> found = resources.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(type + "/") && !hidden.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(resource -> !lastUpdated(resource).isBefore(Instant.parse(since)))
                .filter(resource -> ids == null
                        || List.of(ids.split(",")).contains(resource.path("id").asText()))
                .sorted(ignored.contains("_sort") ? oldestFirst.reversed() : oldestFirst)
                .toList();
        if (query.containsKey("_summary")) {
            ObjectNode count =
                    Json.NODES.objectNode().put("resourceType", "Bundle").put("type", "searchset");
            return new Reply(200, count.put("total", found.size()));
        }
        String set = "set" + ++searches;
        resultSets.put(set, found);
        return page(set, 0, Math.min(longestPage, Integer.parseInt(query.getOrDefault("_count", "100"))), base);
    }

    synchronized Reply page(String set, int offset, int count, String base) {
        List<ObjectNode> found = resultSets.get(set);
        if (found == null) {
            return failure(410, "unknown result set");
        }
        ObjectNode bundle =
                Json.NODES.objectNode().put("resourceType", "Bundle").put("type", "searchset");
        bundle.putObject("meta").put("lastUpdated", now.toString());
        if (offset + count < found.size()) {
            bundle.putArray("link")
                    .addObject()
                    .put("relation", "next")
                    .put("url", base + "?_getpages=" + set + "&_offset=" + (offset + count) + "&_count=" + count);
        }
        ArrayNode entries = Json.NODES.arrayNode();
        for (ObjectNode resource : found.subList(offset, Math.min(found.size(), offset + count))) {
            entries.addObject().set("resource", resource.deepCopy());
        }
        if (!entries.isEmpty()) {
            bundle.set("entry", entries);
        }
        return new Reply(200, bundle);
    }

    static Reply failure(int status, String diagnostics) {
        ObjectNode outcome = Json.NODES.objectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue").addObject().put("severity", "error").put("diagnostics", diagnostics);
        return new Reply(status, outcome);
    }

    /** As another system would write. */
    synchronized ObjectNode write(ObjectNode resource) {
        return put(
                        resource.path("resourceType").asText() + "/"
                                + resource.path("id").asText(),
                        resource,
                        null,
                        null)
                .body()
                .deepCopy();
    }

    synchronized ObjectNode get(String key) {
        ObjectNode resource = resources.get(key);
        if (resource == null) {
            throw new AssertionError("the server has no " + key);
        }
        return resource.deepCopy();
    }

    synchronized boolean has(String key) {
        return resources.containsKey(key);
    }

    synchronized void hide(String key) {
        hidden.add(key);
    }

    synchronized void show(String key) {
        hidden.remove(key);
    }

    /** As a server does that derives labels: a new version with the same content. */
    synchronized void relabel(String key) {
        ObjectNode resource = get(key);
        now = now.plusSeconds(1);
        resource.withObject("/meta")
                .put("versionId", String.valueOf(Integer.parseInt(version(resource)) + 1))
                .put("lastUpdated", now.toString());
        resources.put(key, resource);
    }

    /** All that is written gets one and the same stamp, as in an import. */
    synchronized void atOnce(Runnable writes) {
        now = now.plusSeconds(1);
        frozen = true;
        writes.run();
        frozen = false;
    }

    /** Whatever a search asks for. */
    synchronized void giveAtMost(int rows) {
        longestPage = rows;
    }

    synchronized void forgetResultSets() {
        resultSets.clear();
    }

    /** What the server has now, to come back to: versions, the clock is not part of it. */
    synchronized Map<String, ObjectNode> backup() {
        return new LinkedHashMap<>(resources);
    }

    synchronized void restore(Map<String, ObjectNode> backup) {
        resources.clear();
        resources.putAll(backup);
        resultSets.clear();
    }

    synchronized int writes() {
        return writes;
    }

    synchronized void pass(java.time.Duration time) {
        now = now.plus(time);
    }

    synchronized List<ObjectNode> all() {
        return new ArrayList<>(resources.values());
    }

    private static Instant lastUpdated(ObjectNode resource) {
        return FhirInstant.lastUpdated(resource).orElseThrow();
    }

    private static String version(ObjectNode resource) {
        return resource.path("meta").path("versionId").asText();
    }

    private static ObjectNode withoutMeta(ObjectNode resource) {
        ObjectNode bare = resource.deepCopy();
        bare.remove("meta");
        return bare;
    }
}
