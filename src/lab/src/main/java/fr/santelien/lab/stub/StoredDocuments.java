package fr.santelien.lab.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.attachment.AttachmentType;
import fr.santelien.sync.replica.Reference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Contents of documents in the stub, as the reference server keeps them: open to whoever their request is open to, never
 * replaced, and named by that request alone, as they are.
 */
final class StoredDocuments {

    static final String TYPE = "Binary";

    private final StoredRegion region;

    StoredDocuments(StoredRegion region) {
        this.region = region;
    }

    boolean mayRead(User user, ObjectNode document) {
        return request(document)
                .filter(request -> Access.mayRead(user, request))
                .isPresent();
    }

    /** @return why it is not stored; empty when nothing is against it */
    Optional<Reply> refusal(User user, @Nullable ObjectNode old, ObjectNode document) {
        if (!mayRead(user, document)) {
            return refused(403, "Cette ressource n’est pas ouverte à votre structure.");
        }
        byte[] data = data(document);
        if (data.length > AttachmentStore.LARGEST) {
            return refused(413, "Document trop gros : 10 Mo au plus.");
        }
        Optional<String> type = AttachmentType.of(data).map(AttachmentType::mime);
        if (!type.equals(Optional.of(document.path("contentType").asText()))) {
            return refused(422, "Le contenu de ce document n’est pas du type annoncé.");
        }
        boolean other = old != null
                && !(old.path("data").asText().equals(document.path("data").asText())
                        && old.path("securityContext").equals(document.path("securityContext")));
        return other ? refused(422, "Un document joint ne se remplace pas : joignez-en un autre.") : Optional.empty();
    }

    /** @return why a request may not name what it newly names */
    Optional<Reply> refusalOfNames(@Nullable ObjectNode old, ObjectNode request) {
        Set<String> before = new HashSet<>();
        if (old != null) {
            attachments(old)
                    .forEach(attachment -> before.add(attachment.path("url").asText()));
        }
        for (JsonNode attachment : attachments(request)) {
            String url = attachment.path("url").asText();
            if (!before.contains(url) && !isAsSaid(attachment, url, request)) {
                return refused(
                        422,
                        "La demande nomme un document qui n’est pas sur le serveur, ou ne dit pas de lui ce qu’il est.");
            }
        }
        return Optional.empty();
    }

    private boolean isAsSaid(JsonNode attachment, String url, ObjectNode request) {
        return region.current(new Reference(TYPE, url.substring(TYPE.length() + 1)))
                .filter(document -> document.at("/securityContext/reference")
                        .asText()
                        .equals("Task/" + request.path("id").asText()))
                .filter(document -> {
                    byte[] data = data(document);
                    return attachment.path("size").asInt() == data.length
                            && attachment.path("contentType").equals(document.path("contentType"))
                            && announced(attachment).equals(sha256(data));
                })
                .isPresent();
    }

    private Optional<ObjectNode> request(ObjectNode document) {
        String reference = document.at("/securityContext/reference").asText();
        return reference.startsWith("Task/")
                ? region.current(new Reference("Task", reference.substring("Task/".length())))
                : Optional.empty();
    }

    private static List<JsonNode> attachments(ObjectNode request) {
        return request.findValues("valueAttachment").stream()
                .filter(attachment -> attachment.path("url").asText().startsWith(TYPE + "/"))
                .toList();
    }

    private static String announced(JsonNode attachment) {
        for (JsonNode extension : attachment.path("extension")) {
            if (extension.path("url").asText().equals(Names.DOCUMENT_SHA256)) {
                return extension.path("valueString").asText();
            }
        }
        return "";
    }

    private static byte[] data(ObjectNode document) {
        try {
            return Base64.getDecoder().decode(document.path("data").asText());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Optional<Reply> refused(int status, String reason) {
        return Optional.of(Reply.failure(status, reason));
    }
}
