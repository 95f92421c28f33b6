package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A resource that came from the server, with what does not depend on the file: made by who received it, so that the
 * writer only writes.
 */
public final class Arrival {

    final Reference reference;
    final ObjectNode resource;
    final ServerVersion version;

    /** What it says, as the file keeps it. */
    final byte[] packed;

    /** What read models show of it, should it be new here. */
    final NewRows rows;

    private Arrival(Reference reference, ObjectNode resource, Packing packing, Projections projections) {
        this.reference = reference;
        this.resource = resource;
        this.version = ServerVersion.of(resource);
        this.packed = packing.pack(Json.text(resource).getBytes(StandardCharsets.UTF_8));
        this.rows = projections.ofNew(reference, resource);
    }

    /** Without what bears no type or id. */
    static List<Arrival> of(List<ObjectNode> resources, Projections projections) {
        try (Packing packing = new Packing()) {
            return resources.stream()
                    .flatMap(resource -> {
                        String type = resource.path("resourceType").asText();
                        String id = resource.path("id").asText();
                        return type.isEmpty() || id.isEmpty()
                                ? Stream.empty()
                                : Stream.of(new Arrival(new Reference(type, id), resource, packing, projections));
                    })
                    .toList();
        }
    }

    Witness witness() {
        return new Witness(reference, version);
    }

    @Override
    public String toString() {
        return reference.toString();
    }
}
