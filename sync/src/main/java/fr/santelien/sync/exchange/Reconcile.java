package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.ServerVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what the holder may see on the server with what is here, by identifiers and versions only: finds what she
 * gained or lost without any resource having changed, and a server that went back to a backup.
 */
final class Reconcile {

    private static final int MANIFEST_PAGE = 1000;
    private static final int IDS_A_QUERY = 50;
    private static final String ONLY_VERSIONS = "&_elements=id,meta";

    private final ExchangeSide replica;
    private final RegionalServer server;
    private final Reclaim reclaim;

    Reconcile(ExchangeSide replica, RegionalServer server) {
        this.replica = replica;
        this.server = server;
        this.reclaim = new Reclaim(replica, server);
    }

    /** Whether the server turned out to have lost something that this holder had put there. */
    boolean foundLoss() {
        return reclaim.foundLoss();
    }

    /** @return number of resources that were new here */
    int run(String type) throws ExchangeStopped {
        String query = type + "?_count=" + MANIFEST_PAGE + ONLY_VERSIONS;
        ServerAnswer answer = server.search(query);
        if (answer.status() == 404) {
            return 0;
        }
        Map<String, ServerVersion> there = new HashMap<>();
        SearchPage page = SearchPage.of(answer, query);
        collect(page, there);
        while (page.next() != null) {
            page = SearchPage.of(server.follow(page.next()), query);
            collect(page, there);
        }
        Map<String, ServerVersion> here = replica.inbox().known(type);
        forget(type, here, there);
        return fetch(type, here, there);
    }

    private static void collect(SearchPage page, Map<String, ServerVersion> versions) {
        for (ObjectNode resource : page.resources()) {
            versions.put(resource.path("id").asText(), ServerVersion.of(resource));
        }
    }

    private int fetch(String type, Map<String, ServerVersion> here, Map<String, ServerVersion> there)
            throws ExchangeStopped {
        List<String> wanted = there.entrySet().stream()
                .filter(entry -> {
                    ServerVersion known = here.get(entry.getKey());
                    return known == null || !known.isSameAs(entry.getValue());
                })
                .map(Map.Entry::getKey)
                .toList();
        int received = 0;
        for (List<String> ids : chunks(wanted)) {
            received += replica.inbox().receiveCurrent(byIds(type, ids, "").resources());
        }
        return received;
    }

    /** Asks again for what seems lost: rows move between the pages of a walk while others write. */
    private void forget(String type, Map<String, ServerVersion> here, Map<String, ServerVersion> there)
            throws ExchangeStopped {
        List<String> missing =
                here.keySet().stream().filter(id -> !there.containsKey(id)).toList();
        for (List<String> ids : chunks(missing)) {
            Set<String> lost = new HashSet<>(ids);
            for (ObjectNode resource : byIds(type, ids, ONLY_VERSIONS).resources()) {
                lost.remove(resource.path("id").asText());
            }
            List<Reference> hidden = new ArrayList<>();
            for (String id : lost) {
                Reference reference = new Reference(type, id);
                if (!reclaim.tryFor(reference)) {
                    hidden.add(reference);
                }
            }
            replica.inbox().lost(hidden);
        }
    }

    private SearchPage byIds(String type, List<String> ids, String elements) throws ExchangeStopped {
        String query = type + "?_id=" + String.join(",", ids) + "&_count=" + IDS_A_QUERY + elements;
        return SearchPage.of(server.search(query), query);
    }

    private static List<List<String>> chunks(List<String> ids) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += IDS_A_QUERY) {
            chunks.add(ids.subList(from, Math.min(ids.size(), from + IDS_A_QUERY)));
        }
        return chunks;
    }
}
