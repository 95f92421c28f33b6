package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource that came from the server. What it says, and what read models show of it when it is new, does not depend on
 * the file: the thread that received it makes that ready, ahead of the writer, which makes what is not ready yet.
 */
final class Arrival {

    /** What it says, as JSON text, and which version it is. */
    record Content(String text, ServerVersion version) {}

    final Reference reference;
    final ObjectNode resource;
    private final Projections projections;
    private @Nullable Content content;
    private @Nullable NewRows rows;

    private Arrival(Reference reference, ObjectNode resource, Projections projections) {
        this.reference = reference;
        this.resource = resource;
        this.projections = projections;
    }

    /** Without what bears no type or id. */
    static List<Arrival> of(List<ObjectNode> resources, Projections projections) {
        return resources.stream()
                .flatMap(resource -> {
                    String type = resource.path("resourceType").asText();
                    String id = resource.path("id").asText();
                    return type.isEmpty() || id.isEmpty()
                            ? Stream.empty()
                            : Stream.of(new Arrival(new Reference(type, id), resource, projections));
                })
                .toList();
    }

    /** Makes all of it ready, in the order the writer asks for it. */
    static void makeReady(List<Arrival> arrivals) {
        arrivals.forEach(Arrival::content);
        arrivals.forEach(Arrival::rows);
    }

    synchronized Content content() {
        if (content == null) {
            content = new Content(Json.text(resource), ServerVersion.of(resource));
        }
        return content;
    }

    /** As if it were not here yet. */
    synchronized NewRows rows() {
        if (rows == null) {
            rows = projections.ofNew(reference, resource);
        }
        return rows;
    }

    Witness witness() {
        return new Witness(reference, content().version());
    }

    @Override
    public String toString() {
        return reference.toString();
    }
}
