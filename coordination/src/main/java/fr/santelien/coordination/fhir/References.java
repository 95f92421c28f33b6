package fr.santelien.coordination.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** FHIR references between resources of the same server. */
public final class References {

    private References() {}

    /**
     * Id the reference points to, empty when it is not a reference to that type. Absolute addresses and versioned ones
     * ({@code Patient/1/_history/2}) are understood too.
     */
    public static String id(@Nullable JsonNode reference, String type) {
        String path = Elements.text(reference, "reference");
        int found = path.lastIndexOf(type + "/");
        while (found > 0 && path.charAt(found - 1) != '/') {
            found = path.lastIndexOf(type + "/", found - 1);
        }
        if (found < 0) {
            return "";
        }
        int start = found + type.length() + 1;
        int end = path.indexOf('/', start);
        return end < 0 ? path.substring(start) : path.substring(start, end);
    }

    public static ObjectNode to(String type, String id) {
        return Elements.object().put("reference", type + "/" + id);
    }

    public static ObjectNode to(String type, String id, String display) {
        return to(type, id).put("display", display);
    }

    public static String display(@Nullable JsonNode reference) {
        return Elements.text(reference, "display");
    }
}
