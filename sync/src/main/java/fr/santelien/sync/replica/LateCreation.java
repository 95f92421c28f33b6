package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Content;
import fr.santelien.sync.merge.LastChange;

/**
 * A creation that reached the server when the resource was there already: given up by its poste, sent once more, and
 * arrived after others had gone on from it. A creation has no version to be compared with: only a server that honours
 * {@code If-None-Match: *} refuses it, others let it replace what stands there.
 */
final class LateCreation {

    private LateCreation() {}

    /** Whether what the server has now is a creation that replaced the version it gave before. */
    static boolean hasReplaced(ObjectNode before, ObjectNode now) {
        return LastChange.isCreation(now) && !LastChange.isSame(before, now) && !Content.same(before, now);
    }

    /** Whether the version that was replaced had come from this very creation: nothing in it is new then. */
    static boolean isPastOf(ObjectNode before, ObjectNode now) {
        return LastChange.hasSameOrigin(before, now)
                && !LastChange.isRival(before, now)
                && ServerVersion.of(now).isRightAfter(ServerVersion.of(before));
    }
}
