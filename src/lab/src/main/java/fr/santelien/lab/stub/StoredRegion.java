package fr.santelien.lab.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.replica.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resources of the stub with all their versions. Each write comes a second after the last. */
final class StoredRegion {

    private final VirtualClock clock;
    private final Map<Reference, List<ObjectNode>> versions = new LinkedHashMap<>();
    private final StoredDocuments documents = new StoredDocuments(this);

    StoredRegion(VirtualClock clock) {
        this.clock = clock;
    }

    StoredRegion(StoredRegion other, VirtualClock clock) {
        this(clock);
        other.versions.forEach((reference, all) -> versions.put(reference, new ArrayList<>(all)));
    }

    VirtualClock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    Optional<ObjectNode> current(Reference reference) {
        return Optional.ofNullable(versions.get(reference)).map(List::getLast);
    }

    Map<Reference, ObjectNode> current() {
        Map<Reference, ObjectNode> current = new LinkedHashMap<>();
        versions.forEach((reference, all) -> current.put(reference, all.getLast()));
        return current;
    }

    List<ObjectNode> all(String type) {
        return versions.entrySet().stream()
                .filter(entry -> entry.getKey().type().equals(type))
                .map(entry -> entry.getValue().getLast())
                .toList();
    }

    Map<Reference, List<ObjectNode>> versions() {
        Map<Reference, List<ObjectNode>> copy = new LinkedHashMap<>();
        versions.forEach((reference, all) -> copy.put(reference, List.copyOf(all)));
        return copy;
    }

    /** As another system would write. */
    ObjectNode store(Reference reference, ObjectNode body) {
        clock.pass(Duration.ofSeconds(1));
        List<ObjectNode> all = versions.computeIfAbsent(reference, key -> new ArrayList<>());
        ObjectNode stored = body.deepCopy();
        stored.putObject("meta")
                .put("versionId", String.valueOf(all.size() + 1))
                .put("lastUpdated", clock.instant().toString());
        all.add(stored);
        return stored;
    }

    /** As HAPI does it: 409 for a stale version, no new version for the same content. */
    Reply put(User user, Reference reference, ObjectNode body, @Nullable String ifMatch) {
        ObjectNode current = current(reference).orElse(null);
        if (!body.path("resourceType").asText().equals(reference.type())
                || !body.path("id").asText().equals(reference.id())) {
            return Reply.failure(400, "L’adresse et la ressource ne disent pas la même chose.");
        }
        if (reference.type().equals(StoredDocuments.TYPE)) {
            return putDocument(user, reference, body, current);
        }
        if (!Access.isAuthor(user, body) || (current != null && !mayRead(user, current))) {
            return Reply.failure(403, "Cette ressource n’est pas à ce titulaire.");
        }
        if (ifMatch != null && current != null && !ifMatch.equals("W/\"" + version(current) + "\"")) {
            return Reply.failure(409, "stale version");
        }
        Optional<Reply> refusal = documents.refusalOfNames(current, body);
        return refusal.isPresent() ? refusal.get() : put(reference, body, current);
    }

    /** Nobody is its author, and no version of it is changed: one that is there already is only recognised. */
    private Reply putDocument(User user, Reference reference, ObjectNode body, @Nullable ObjectNode current) {
        return documents.refusal(user, current, body).orElseGet(() -> put(reference, body, current));
    }

    private Reply put(Reference reference, ObjectNode body, @Nullable ObjectNode current) {
        if (current != null && bare(current).equals(bare(body))) {
            return new Reply(200, current);
        }
        return new Reply(current == null ? 201 : 200, store(reference, body));
    }

    boolean mayRead(User user, ObjectNode resource) {
        return resource.path("resourceType").asText().equals(StoredDocuments.TYPE)
                ? documents.mayRead(user, resource)
                : Access.mayRead(user, resource);
    }

    static String version(ObjectNode resource) {
        return resource.path("meta").path("versionId").asText();
    }

    private static ObjectNode bare(ObjectNode resource) {
        ObjectNode bare = resource.deepCopy();
        bare.remove("meta");
        return bare;
    }
}
