package fr.santelien.sync.merge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Compares what people entered, whatever the server and the exchange put around it. */
public final class Content {

    private Content() {}

    /** Whether both hold the same content, {@code meta}, narrative and last-change stamp aside. */
    public static boolean same(ObjectNode one, ObjectNode other) {
        return bare(one).equals(bare(other));
    }

    private static ObjectNode bare(ObjectNode resource) {
        ObjectNode bare = resource.deepCopy();
        bare.remove("meta");
        bare.remove("text");
        if (bare.get("extension") instanceof ArrayNode extensions) {
            extensions.removeIf(LastChange::is);
            if (extensions.isEmpty()) {
                bare.remove("extension");
            }
        }
        return bare;
    }
}
