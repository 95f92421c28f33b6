package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.contract.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * A document as a request names it.
 *
 * @param id of the element that names it
 * @param binary id of the {@code Binary} that holds the content
 * @param sha256 of the content, as the request announces it
 */
record NamedDocument(String id, String binary, String sha256) {

    private static final String BINARY = "Binary/";

    /** Those of a request that are given with their content, in their order; one that is named twice is there twice. */
    static List<NamedDocument> in(JsonNode request) {
        List<NamedDocument> named = new ArrayList<>();
        for (String list : List.of("input", "output")) {
            for (JsonNode element : request.path(list)) {
                String url = element.at("/valueAttachment/url").asText();
                if (url.startsWith(BINARY)) {
                    named.add(new NamedDocument(
                            element.path("id").asText(),
                            url.substring(BINARY.length()),
                            sha256(element.path("valueAttachment"))));
                }
            }
        }
        return named;
    }

    /** What an Attachment, or the row of a content that waits, says of its hash; empty when nothing. */
    static String sha256(JsonNode announcing) {
        for (JsonNode extension : announcing.path("extension")) {
            if (extension.path("url").asText().equals(Names.DOCUMENT_SHA256)) {
                return extension.path("valueString").asText();
            }
        }
        return "";
    }
}
