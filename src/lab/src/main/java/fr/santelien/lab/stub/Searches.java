package fr.santelien.lab.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Searches of the stub: a result set is fixed when it is asked for, and read page by page. */
final class Searches {

    private static final Set<String> KNOWN =
            Set.of("_lastUpdated", "_id", "_count", "_sort", "_elements", "_summary", "_total");

    private final StoredRegion region;
    private final String base;
    private final Map<String, List<ObjectNode>> resultSets = new HashMap<>();
    private int asked;

    Searches(StoredRegion region, String base) {
        this.region = region;
        this.base = base;
    }

    /** After that, links to next pages lead nowhere: 410. */
    void forget() {
        resultSets.clear();
    }

    /** @param self the same query as it was asked, for the link of the page to itself */
    Reply search(User user, String type, Map<String, String> query, String self) {
        if (!KNOWN.containsAll(query.keySet())) {
            return Reply.failure(400, "unknown parameter among " + query.keySet());
        }
        Instant since = Instant.parse(
                query.getOrDefault("_lastUpdated", "ge" + Instant.EPOCH).substring(2));
        List<String> ids =
                query.containsKey("_id") ? List.of(query.getOrDefault("_id", "").split(",", -1)) : List.of();
        List<ObjectNode> found = region.all(type).stream()
                .filter(resource -> Access.mayRead(user, resource))
                .filter(resource -> !lastUpdated(resource).isBefore(since))
                .filter(resource ->
                        ids.isEmpty() || ids.contains(resource.path("id").asText()))
                .sorted(Comparator.comparing(Searches::lastUpdated))
                .toList();
        String set = "set" + ++asked;
        resultSets.put(set, found);
        return page(set, 0, Integer.parseInt(query.getOrDefault("_count", "100")), base + self);
    }

    Reply page(Map<String, String> query) {
        return page(
                query.getOrDefault("_getpages", ""),
                Integer.parseInt(query.getOrDefault("_offset", "0")),
                Integer.parseInt(query.getOrDefault("_count", "100")),
                base + "?_getpages=" + query.get("_getpages"));
    }

    private Reply page(String set, int offset, int count, String self) {
        List<ObjectNode> found = resultSets.get(set);
        if (found == null) {
            return Reply.failure(410, "unknown result set");
        }
        ObjectNode bundle = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Bundle")
                .put("type", "searchset");
        bundle.putObject("meta").put("lastUpdated", region.now().toString());
        bundle.put("total", found.size());
        bundle.withArray("link").addObject().put("relation", "self").put("url", self);
        if (offset + count < found.size()) {
            bundle.withArray("link")
                    .addObject()
                    .put("relation", "next")
                    .put("url", base + "?_getpages=" + set + "&_offset=" + (offset + count) + "&_count=" + count);
        } else if (count > 0) {
            resultSets.remove(set);
        }
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (ObjectNode resource :
                found.subList(Math.min(offset, found.size()), Math.min(found.size(), offset + count))) {
            ObjectNode entry = entries.addObject();
            entry.set("resource", resource.deepCopy());
            entry.putObject("search").put("mode", "match");
        }
        if (!entries.isEmpty()) {
            bundle.set("entry", entries);
        }
        return new Reply(200, bundle);
    }

    static Map<String, String> query(String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static Instant lastUpdated(ObjectNode resource) {
        return Instant.parse(resource.path("meta").path("lastUpdated").asText());
    }
}
