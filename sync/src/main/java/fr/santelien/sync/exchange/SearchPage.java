package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param resources in the server's order, without what is only about the search
 * @param next link to the next page, null on the last one
 * @param serverTime the server's clock when it ran the search
 */
record SearchPage(List<ObjectNode> resources, @Nullable String next, Optional<Instant> serverTime) {

    /**
     * @param query what was asked, {@code Type?name=value…}: something on the way may answer with what another asked
     * @throws ExchangeStopped when it is no page, or plainly that of another search
     */
    static SearchPage of(ServerAnswer answer, String query) throws ExchangeStopped {
        SearchPage page = of(answer);
        if (!new AskedFor(query).mayBeAnsweredBy(answer.resource(), page.resources())) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        return page;
    }

    private static SearchPage of(ServerAnswer answer) throws ExchangeStopped {
        if (!answer.isSuccess()) {
            throw answer.asStop();
        }
        ObjectNode bundle = answer.resource();
        if (!bundle.path("resourceType").asText().equals("Bundle")) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        List<ObjectNode> resources = new ArrayList<>();
        for (JsonNode entry : bundle.path("entry")) {
            boolean about = entry.path("search").path("mode").asText().equals("outcome");
            if (!about && entry.get("resource") instanceof ObjectNode resource) {
                resources.add(resource);
            }
        }
        return new SearchPage(
                resources,
                next(bundle),
                FhirInstant.read(bundle.path("meta").path("lastUpdated")).or(() -> Optional.ofNullable(answer.date())));
    }

    private static @Nullable String next(ObjectNode bundle) {
        for (JsonNode link : bundle.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "page of " + resources.size();
    }
}
