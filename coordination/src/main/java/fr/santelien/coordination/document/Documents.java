package fr.santelien.coordination.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.document.Document.State;
import fr.santelien.sync.attachment.AttachmentRefusedException;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.attachment.AttachmentType;
import fr.santelien.sync.exchange.AttachmentFetch;
import fr.santelien.sync.exchange.ExchangeStopped;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowState;
import fr.santelien.sync.replica.StoredResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Documents attached to requests. Who may attach and when is the contact point's to say; the server decides. */
public final class Documents {

    private final Replica replica;
    private final Supplier<Optional<AttachmentFetch>> server;
    private final Clock clock;

    /** @param server brings contents, empty while there is no connection */
    public Documents(Replica replica, Supplier<Optional<AttachmentFetch>> server, Clock clock) {
        this.replica = replica;
        this.server = server;
        this.clock = clock;
    }

    /** Documents of a request, with where each content is now. */
    public List<Document> of(StoredResource request) {
        List<Document> named = DocumentCodec.read(request.local());
        if (named.stream().noneMatch(Document::hasContent)) {
            return named;
        }
        List<String> onServer = request.state() == RowState.CLEAN
                ? named.stream().map(Document::id).toList()
                : replica.onServer(request.reference()).map(DocumentCodec::read).orElse(List.of()).stream()
                        .map(Document::id)
                        .toList();
        return named.stream()
                .map(document -> document.in(state(document, onServer.contains(document.id()))))
                .toList();
    }

    private State state(Document document, boolean named) {
        if (document.sha256() == null || document.contentId() == null) {
            return State.ANNOUNCED;
        }
        Optional<RowState> waiting =
                replica.read(binary(document)).map(StoredResource::state).filter(content -> content != RowState.CLEAN);
        if (waiting.isPresent() || !named) {
            return waiting.filter(RowState.SET_ASIDE::equals).isPresent() ? State.SET_ASIDE : State.UNSENT;
        }
        return replica.attachments().has(document.sha256()) ? State.HERE : State.TO_FETCH;
    }

    /**
     * Attaches a file to a request. The content is on the disk, encrypted, before anything names it.
     *
     * @param also what else changes in the request, given the new document
     * @throws fr.santelien.coordination.access.Refusal too large, of another type, unreadable, disk full
     */
    public void attach(Reference request, Path file, BiFunction<ObjectNode, Document, ObjectNode> also) {
        byte[] content = read(file);
        String sha256 = keep(content);
        String type = AttachmentType.of(content).map(AttachmentType::mime).orElseThrow();
        Document document = new Document(
                UUID.randomUUID().toString(),
                Document.clean(String.valueOf(file.getFileName())),
                type,
                content.length,
                sha256,
                UUID.randomUUID().toString(),
                State.UNSENT);
        replica.attach(DocumentCodec.binary(document, request.id()), request, "Document joint", task -> {
            ObjectNode changed = also.apply(task, document);
            DocumentCodec.add(changed, document, content, clock.instant());
            return changed;
        });
    }

    private static byte[] read(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw DocumentRefusals.unreadable();
            }
            if (Files.size(file) > AttachmentStore.LARGEST) {
                throw DocumentRefusals.tooLarge();
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw DocumentRefusals.unreadable();
        }
    }

    private String keep(byte[] content) {
        try {
            return replica.attachments().put(content);
        } catch (AttachmentRefusedException refused) {
            throw DocumentRefusals.of(refused);
        } catch (IOException e) {
            throw DocumentRefusals.disk();
        }
    }

    /**
     * Takes a document back that the server does not have yet.
     *
     * @throws fr.santelien.coordination.access.Refusal it left meanwhile
     */
    public void takeBack(StoredResource request, String documentId) {
        Document document = find(request, documentId);
        if (!document.isOurs()) {
            throw DocumentRefusals.sent();
        }
        takeBack(replica, request.reference(), document);
    }

    private static void takeBack(Replica replica, Reference request, Document document) {
        replica.detach(binary(document), request, "Document retiré", task -> DocumentCodec.remove(task, document.id()));
    }

    /** Gives up a document that the server refused, by its content's own resource: the request names it no more. */
    public static void abandon(Replica replica, Reference content) {
        request(replica, content)
                .flatMap(replica::read)
                .ifPresent(request -> DocumentCodec.read(request.local()).stream()
                        .filter(document -> content.id().equals(document.contentId()))
                        .forEach(document -> takeBack(replica, request.reference(), document)));
    }

    /** The request that a document waiting to be sent was put to. */
    public static Optional<Reference> request(Replica replica, Reference content) {
        return replica.read(content)
                .map(stored -> DocumentCodec.request(stored.local()))
                .map(id -> new Reference("Task", id));
    }

    /**
     * The content of a document, brought here first if it must be.
     *
     * @param received told how many bytes came so far, a third more than the document has; a CancellationException from
     *     it gives the download up
     * @throws fr.santelien.coordination.access.Refusal it cannot be had now
     */
    public byte[] open(StoredResource request, String documentId, LongConsumer received) {
        Document document = find(request, documentId);
        if (document.sha256() == null) {
            throw DocumentRefusals.announced();
        }
        replica.trace("document-opened", request.reference());
        byte[] here = here(document.sha256());
        if (here != null) {
            return here;
        }
        if (document.isOurs()) {
            throw DocumentRefusals.damaged();
        }
        AttachmentFetch fetch = server.get().orElseThrow(DocumentRefusals::offline);
        try {
            return fetch.open(binary(document), document.sha256(), received);
        } catch (ExchangeStopped stopped) {
            throw DocumentRefusals.of(stopped.outcome());
        } catch (AttachmentRefusedException refused) {
            throw DocumentRefusals.of(refused);
        } catch (IOException e) {
            throw DocumentRefusals.disk();
        }
    }

    private byte @Nullable [] here(String sha256) {
        try {
            return replica.attachments().get(sha256).orElse(null);
        } catch (IOException e) {
            return null; // the disk gives nothing back: as good as damaged
        }
    }

    private Document find(StoredResource request, String documentId) {
        return of(request).stream()
                .filter(document -> document.id().equals(documentId))
                .findFirst()
                .orElseThrow(DocumentRefusals::gone);
    }

    private static Reference binary(Document document) {
        return new Reference("Binary", String.valueOf(document.contentId()));
    }
}
