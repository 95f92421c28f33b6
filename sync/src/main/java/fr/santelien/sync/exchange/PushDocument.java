package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.attachment.AttachmentRefusedException;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.replica.Outbox;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Sends the content of a document, before the resource that names it. A cut upload begins again; since a document never
 * changes, the server answers a repeated one as it did the first, and none is looked for before.
 */
final class PushDocument {

    /** The content can be given by nobody else, but its author may still have it elsewhere. */
    static final String DAMAGED = "Le contenu de ce document n’est plus lisible sur ce poste et n’avait pas été envoyé."
            + " Joignez de nouveau le même fichier, puis renvoyez-le ; sinon, abandonnez-le.";

    private final Outbox outbox;
    private final RegionalServer server;
    private final AttachmentStore attachments;

    PushDocument(Outbox outbox, RegionalServer server, AttachmentStore attachments) {
        this.outbox = outbox;
        this.server = server;
        this.attachments = attachments;
    }

    /** @return whether the server took it */
    boolean send(Reference document) throws ExchangeStopped {
        List<Outgoing> taken = outbox.take(List.of(document));
        if (taken.isEmpty()) {
            return false;
        }
        ObjectNode body = taken.getFirst().body();
        boolean answered = false;
        try {
            Optional<byte[]> content = content(body);
            if (content.isEmpty()) {
                boolean there = bringBack(document, hash(body));
                if (there) {
                    outbox.delivered(document);
                } else {
                    outbox.refused(document, DAMAGED);
                }
                answered = true;
                return there;
            }
            body.remove("extension"); // the poste's own notes: a Binary has none
            body.put("data", content.get());
            ServerAnswer answer = server.putQuietly(document, body);
            boolean accepted = accepted(document, answer, content.get());
            answered = true;
            return accepted;
        } finally {
            if (!answered) {
                outbox.unanswered(List.of(document));
            }
        }
    }

    private boolean accepted(Reference document, ServerAnswer answer, byte[] content) throws ExchangeStopped {
        switch (answer.status()) {
            case 200, 201 -> {
                if (!answer.names(document) && !isThere(document, content)) {
                    throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
                }
                outbox.delivered(document);
                return true;
            }
            case 400, 403, 404, 405, 409, 410, 412, 413, 415, 422, 431 -> {
                String reason = answer.reason();
                outbox.refused(document, reason.isEmpty() ? "HTTP " + answer.status() : reason);
                return false;
            }
            default -> throw answer.asStop();
        }
    }

    /** Somebody on the way may have answered in the server's place: once the row is gone, nothing would send it again. */
    private boolean isThere(Reference document, byte[] content) throws ExchangeStopped {
        ServerAnswer there = server.read(document);
        if (there.status() == 404 || there.status() == 410) {
            return false;
        }
        if (!there.isSuccess()) {
            throw there.asStop();
        }
        String data = there.resource().path("data").asText();
        return there.names(document) && data.equals(Base64.getEncoder().encodeToString(content));
    }

    private Optional<byte[]> content(ObjectNode body) {
        try {
            return attachments.get(hash(body));
        } catch (IOException e) {
            return Optional.empty(); // the disk gives nothing back: as good as damaged
        }
    }

    private static String hash(ObjectNode body) {
        for (JsonNode extension : body.path("extension")) {
            if (extension.path("url").asText().equals(AttachmentStore.HASH_URL)) {
                return extension.path("valueString").asText();
            }
        }
        return "";
    }

    /**
     * Whether the server has what is not readable here: the answer to it was lost, or a backup of before it was sent was
     * restored. It is then brought back.
     */
    private boolean bringBack(Reference document, String hash) throws ExchangeStopped {
        try {
            new AttachmentFetch(server, attachments).open(document, hash, received -> {});
            return true;
        } catch (AttachmentRefusedException e) {
            return false;
        } catch (IOException e) {
            return true; // only this disk refuses it
        } catch (ExchangeStopped stopped) {
            switch (stopped.outcome()) {
                case ExchangeOutcome.ServerTrouble trouble
                when trouble.status() == 404 || trouble.status() == 410 -> {
                    return false;
                }
                case ExchangeOutcome.NotAllowed _ -> {
                    return false;
                }
                default -> throw stopped;
            }
        }
    }
}
