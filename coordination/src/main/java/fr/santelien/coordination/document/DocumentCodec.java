package fr.santelien.coordination.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.document.Document.State;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.fhir.Times;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Attachments of a {@code Task}: inputs are what came with the request, outputs what was attached while handling it. */
final class DocumentCodec {

    private static final String KIND = "attachment";

    private DocumentCodec() {}

    /** All of them, those that came first first; where their content is, is not known yet. */
    static List<Document> read(JsonNode task) {
        return Stream.of("input", "output")
                .flatMap(list -> Elements.objects(task, list).stream())
                .filter(element -> Elements.text(element, "type", "text").equals(KIND))
                .map(DocumentCodec::document)
                .toList();
    }

    private static Document document(ObjectNode element) {
        JsonNode attachment = element.path("valueAttachment");
        String sha256 = Extensions.text(attachment, Names.DOCUMENT_SHA256, "valueString");
        String url = Elements.text(attachment, "url");
        boolean given = sha256.matches("[0-9a-f]{64}") && url.matches("Binary/[A-Za-z0-9.-]{1,64}");
        return new Document(
                Elements.text(element, "id"),
                Document.clean(Elements.text(attachment, "title")),
                Elements.text(attachment, "contentType"),
                attachment.path("size").asLong(-1),
                given ? sha256 : null,
                given ? url.substring(url.indexOf('/') + 1) : null,
                given ? State.TO_FETCH : State.ANNOUNCED);
    }

    static void add(ObjectNode task, Document document, byte[] content, Instant now) {
        ObjectNode output = Elements.list(task, "output").addObject().put("id", document.id());
        output.putObject("type").put("text", KIND);
        ObjectNode attachment = output.putObject("valueAttachment");
        Extensions.set(
                attachment, Names.DOCUMENT_SHA256, "valueString", TextNode.valueOf(String.valueOf(document.sha256())));
        attachment.put("contentType", document.type());
        attachment.put("url", "Binary/" + document.contentId());
        attachment.put("size", document.size());
        attachment.put("hash", sha1(content));
        attachment.put("title", document.title());
        attachment.put("creation", Times.text(now));
    }

    /** With the step of the trail that says it was attached: both bear its id. */
    static ObjectNode remove(ObjectNode task, String id) {
        for (String list : List.of("output", "note")) {
            if (task.get(list) instanceof ArrayNode elements) {
                for (int i = elements.size() - 1; i >= 0; i--) {
                    if (Elements.text(elements.get(i), "id").equals(id)) {
                        elements.remove(i);
                    }
                }
                if (elements.isEmpty()) {
                    task.remove(list);
                }
            }
        }
        return task;
    }

    /** The content's own resource, until the server has it. */
    static ObjectNode binary(Document document, String requestId) {
        ObjectNode binary = Elements.object()
                .put("resourceType", "Binary")
                .put("id", document.contentId())
                .put("contentType", document.type());
        binary.set("securityContext", References.to("Task", requestId));
        Extensions.set(
                binary, Names.DOCUMENT_SHA256, "valueString", TextNode.valueOf(String.valueOf(document.sha256())));
        return binary;
    }

    /** Request a document was put to, empty when it names none. */
    static @Nullable String request(JsonNode binary) {
        String id = References.id(binary.path("securityContext"), "Task");
        return id.isEmpty() ? null : id;
    }

    /** FHIR's own hash, for other software. */
    private static byte[] sha1(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
