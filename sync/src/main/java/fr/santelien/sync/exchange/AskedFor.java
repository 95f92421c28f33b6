package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A search, to tell its answer from that of another: a page for {@code Task} taken for one of {@code CarePlan} would move
 * a cursor over plans that never came, and parts of resources taken for the whole would erase the rest.
 *
 * @param query {@code Type?name=value…}
 */
record AskedFor(String query) {

    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z]+)+");

    private String type() {
        return query.split("\\?", 2)[0];
    }

    /** By its link to itself (R4 §3.1.1.6), where it has one, and by what it holds; other types may come along. */
    boolean mayBeAnsweredBy(ObjectNode page, List<ObjectNode> resources) {
        boolean ofType = resources.isEmpty()
                || query.contains("_include=")
                || resources.stream()
                        .anyMatch(resource ->
                                resource.path("resourceType").asText().equals(type()));
        boolean whole = query.contains("_elements=") || resources.stream().noneMatch(AskedFor::isAPart);
        return ofType && whole && self(page).map(this::isThis).orElse(true);
    }

    private static boolean isAPart(ObjectNode resource) {
        for (JsonNode tag : resource.at("/meta/tag")) {
            if (tag.path("code").asText().equals("SUBSETTED")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<URI> self(ObjectNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals("self")) {
                try {
                    return Optional.of(URI.create(link.path("url").asText()));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean isThis(URI self) {
        String path = String.valueOf(self.getPath());
        String asked = path.substring(path.lastIndexOf('/') + 1);
        Optional<Set<String>> ids = ids(String.valueOf(self.getRawQuery()));
        // A link to a page of a result set names no type, and some servers leave parameters unsaid.
        return (asked.equals(type()) || !TYPE.matcher(asked).matches())
                && (ids.isEmpty() || ids.equals(ids(query.substring(query.indexOf('?') + 1))));
    }

    private static Optional<Set<String>> ids(String parameters) {
        for (String parameter : parameters.split("&", -1)) {
            if (parameter.startsWith("_id=")) {
                String ids = URLDecoder.decode(parameter.substring("_id=".length()), StandardCharsets.UTF_8);
                return Optional.of(Set.copyOf(List.of(ids.split(",", -1))));
            }
        }
        return Optional.empty();
    }
}
