package fr.santelien.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;

/** A search that can be narrowed: a request of its own, or an entry of a batch. */
sealed interface SearchQuery {

    String type();

    Set<String> names();

    void add(String name, String value);

    record OfRequest(RequestDetails request) implements SearchQuery {
        @Override
        public String type() {
            return String.valueOf(request.getResourceName());
        }

        @Override
        public Set<String> names() {
            return request.getParameters().keySet();
        }

        @Override
        public void add(String name, String value) {
            Map<String, String[]> parameters = new HashMap<>(request.getParameters());
            parameters.merge(name, new String[] {value}, (given, added) -> {
                String[] both = Arrays.copyOf(given, given.length + 1);
                both[given.length] = added[0];
                return both;
            });
            request.setParameters(parameters);
        }
    }

    record OfBatch(Bundle.BundleEntryRequestComponent entry) implements SearchQuery {
        @Override
        public String type() {
            return entry.getUrl().substring(0, entry.getUrl().indexOf('?'));
        }

        @Override
        public Set<String> names() {
            return UrlUtil.parseQueryString(
                            entry.getUrl().substring(entry.getUrl().indexOf('?') + 1))
                    .keySet();
        }

        @Override
        public void add(String name, String value) {
            entry.setUrl(entry.getUrl() + "&" + name + "=" + UrlUtil.escapeUrlParam(value));
        }
    }
}
