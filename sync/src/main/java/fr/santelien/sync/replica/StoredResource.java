package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A resource as the replica holds it.
 *
 * @param serverVersion {@code meta.versionId} of {@code base}, null for a resource the server has never had
 * @param local a private copy of the JSON that screens are made from; the caller may change it freely
 */
public record StoredResource(
        Reference reference, RowState state, @Nullable String serverVersion, ObjectNode local) {
    @Override
    public String toString() {
        return reference + " " + state + " v" + serverVersion;
    }
}
