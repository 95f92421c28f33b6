package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Content;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Reference;
import org.jspecify.annotations.Nullable;

/** A resource as the server stored it: what an answer shows, or else what a read gives. */
record StoredResources(RegionalServer server) {

    /**
     * What the server has of a resource that was sent.
     *
     * @param shown false when the answer did not show it: somebody on the way may have answered in the server's place,
     *     and what it has may be without what was sent
     */
    record Found(ObjectNode resource, boolean shown) {
        boolean surelyHolds(Outgoing sent) {
            return shown || Content.same(sent.body(), resource);
        }
    }

    /** @param part of an answer; of a server that keeps it short, or of something in between, not the resource */
    Found find(Reference reference, @Nullable JsonNode part) throws ExchangeStopped {
        boolean shown = part instanceof ObjectNode resource && isThis(reference, resource);
        return new Found(orRead(reference, part), shown);
    }

    /** @param shown part of an answer; of a server that keeps it short, or of something in between, not the resource */
    ObjectNode orRead(Reference reference, @Nullable JsonNode shown) throws ExchangeStopped {
        if (shown instanceof ObjectNode resource && isThis(reference, resource)) {
            return resource;
        }
        ServerAnswer answer = server.read(reference);
        if (!answer.isSuccess()) {
            throw answer.asStop();
        }
        return checked(reference, answer);
    }

    /** @throws ExchangeStopped when a successful answer is not this resource */
    static ObjectNode checked(Reference reference, ServerAnswer answer) throws ExchangeStopped {
        ObjectNode resource = answer.resource();
        if (!isThis(reference, resource)) {
            throw new ExchangeStopped(new ExchangeOutcome.BadAnswer());
        }
        return resource;
    }

    private static boolean isThis(Reference reference, ObjectNode shown) {
        return shown.path("resourceType").asText().equals(reference.type())
                && shown.path("id").asText().equals(reference.id())
                && shown.path("meta").has("versionId");
    }
}
