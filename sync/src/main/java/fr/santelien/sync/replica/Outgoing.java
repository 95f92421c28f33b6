package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A resource on its way.
 *
 * @param body what to send; the same bytes each time as long as nobody changes the resource
 * @param expectedVersion the server's version it was made from, null for a creation
 * @param mayBeThere a creation whose earlier answer got lost: look before sending, somebody may have changed it since
 */
public record Outgoing(
        Reference reference, ObjectNode body, @Nullable String expectedVersion, boolean mayBeThere) {
    @Override
    public String toString() {
        return reference + " from v" + expectedVersion;
    }
}
