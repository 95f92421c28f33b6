package fr.santelien.lab.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.exchange.Exchange;
import fr.santelien.sync.exchange.ExchangeOutcome;
import fr.santelien.sync.exchange.RegionalServer;
import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All versions of what the region has, and an exchange without a network: what is on trial here is the file. */
class Region {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final Map<Reference, List<ObjectNode>> versions = new LinkedHashMap<>();
    private int writes;

    Map<Reference, List<ObjectNode>> versions() {
        return versions;
    }

    List<Reference> references(String type) {
        return versions.keySet().stream()
                .filter(reference -> reference.type().equals(type))
                .toList();
    }

    boolean has(Reference reference) {
        return versions.containsKey(reference);
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

    /**
     * Pull and merge all there is, then push as the poste does.
     *
     * @throws IllegalStateException when the poste does not come to the end of it
     */
    void exchange(ExchangeSide poste) {
        poste.exchangeStarted();
        if (isPulling() || poste.inbox().known("List").isEmpty()) {
            poste.inbox()
                    .receiveCurrent(versions.entrySet().stream()
                            .filter(each -> !each.getKey().type().equals("Binary"))
                            .map(each -> each.getValue().getLast().deepCopy())
                            .toList());
        }
        poste.downloaded();
        ExchangeOutcome outcome = new Exchange(poste, server(), List.of()).run();
        if (!(outcome instanceof ExchangeOutcome.Done)) {
            throw new IllegalStateException("no exchange that goes through: " + outcome);
        }
    }

    /** The way of a poste to here. */
    RegionalServer server() {
        return new RegionalServer(RegionCarrier.ADDRESS, new RegionCarrier(this), "centre");
    }

    /** Whether an exchange begins with what is new there. */
    boolean isPulling() {
        return true;
    }

    /**
     * Whether the poste did not start from what is there.
     *
     * @param expected version that it started from, null for a creation
     * @param there version that is there, null for none
     */
    boolean isStale(@Nullable String expected, @Nullable String there) {
        return there != null && !there.equals(expected);
    }
}
