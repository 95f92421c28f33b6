package fr.santelien.lab.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All versions of what the region has, and an exchange without a network: what is on trial here is the file. */
class Region {

    private static final int TURNS = 4;
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final Map<Reference, List<ObjectNode>> versions = new LinkedHashMap<>();
    private int writes;

    Map<Reference, List<ObjectNode>> versions() {
        return versions;
    }

    List<Reference> references() {
        return List.copyOf(versions.keySet());
    }

    ObjectNode current(Reference reference) {
        return Objects.requireNonNull(versions.get(reference)).getLast().deepCopy();
    }

    ObjectNode write(Reference reference, ObjectNode content) {
        List<ObjectNode> all = versions.computeIfAbsent(reference, first -> new ArrayList<>());
        ObjectNode stored = content.deepCopy();
        stored.putObject("meta")
                .put("versionId", String.valueOf(all.size() + 1))
                .put("lastUpdated", START.plusSeconds(++writes).toString());
        all.add(stored);
        return stored.deepCopy();
    }

    /** Pull and merge all there is, then push. */
    void exchange(ExchangeSide poste) {
        List<ObjectNode> all = versions.values().stream()
                .map(each -> each.getLast().deepCopy())
                .toList();
        poste.exchangeStarted();
        if (isPulling() || poste.known("List").isEmpty()) {
            poste.receiveCurrent(all);
        }
        for (int turn = 0; turn < TURNS && !poste.outbox().ready().isEmpty(); turn++) {
            List<Reference> ready =
                    poste.outbox().ready().stream().map(Ready::reference).toList();
            for (Outgoing outgoing : poste.outbox().take(ready)) {
                put(poste, outgoing);
            }
        }
        poste.exchangeSucceeded();
    }

    private void put(ExchangeSide poste, Outgoing outgoing) {
        Reference reference = outgoing.reference();
        Map<Reference, String> there = new HashMap<>();
        versions.forEach((each, all) -> there.put(each, String.valueOf(all.size())));
        if (isStale(outgoing, there.get(reference))) {
            poste.outbox().stale(reference, current(reference));
        } else {
            poste.outbox().accepted(List.of(write(reference, outgoing.body())));
        }
    }

    /** Whether an exchange begins with what is new there. */
    boolean isPulling() {
        return true;
    }

    /** Whether the poste did not start from what is there. */
    boolean isStale(Outgoing outgoing, @Nullable String there) {
        return there != null && !there.equals(outgoing.expectedVersion());
    }
}
