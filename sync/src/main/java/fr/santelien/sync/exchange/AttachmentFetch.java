package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.attachment.AttachmentRefusedException;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Brings a document here when somebody opens it: from the poste when it is sound there, else from the server. */
public final class AttachmentFetch {

    /** A document of 10 MB at 45 kB/s; what trickles longer counts as not coming. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final RegionalServer server;
    private final AttachmentStore store;

    public AttachmentFetch(RegionalServer server, AttachmentStore store) {
        this.server = server;
        this.store = store;
    }

    /**
     * The document's bytes.
     *
     * @param binary {@code Binary} that holds it on the server
     * @param hash SHA-256 of the content, hexadecimal, as the resource that names it says
     * @param received told how many bytes of the answer came so far, a third more than of the document; a
     *     CancellationException from it ends the download, {@link ExchangeOutcome.Cancelled}
     * @throws AttachmentRefusedException when the server gives another document, a larger one or one of another type:
     *     it is then not kept
     * @throws IOException when the disk refuses
     */
    public byte[] open(Reference binary, String hash, LongConsumer received)
            throws ExchangeStopped, AttachmentRefusedException, IOException {
        Optional<byte[]> here = here(hash);
        if (here.isPresent()) {
            return here.get();
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        ServerAnswer answer = server.read(binary, bytes -> {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the document trickles");
            }
            received.accept(bytes);
        });
        if (!answer.isSuccess()) {
            throw answer.asStop();
        }
        byte[] content = content(answer.resource());
        store.put(content, hash);
        return content;
    }

    private Optional<byte[]> here(String hash) {
        try {
            return store.get(hash);
        } catch (IOException e) {
            return Optional.empty(); // the disk gives nothing back: as good as damaged
        }
    }

    private static byte[] content(ObjectNode binary) throws ExchangeStopped {
        try {
            return Base64.getDecoder().decode(binary.path("data").asText());
        } catch (IllegalArgumentException e) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
    }
}
