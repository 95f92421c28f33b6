package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Content;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.ServerVersion;
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

    /**
     * @param part of an answer; of a server that keeps it short, or of something in between, not the resource, or the
     *     answer to something that was asked before: then it is read
     */
    Found find(Outgoing sent, @Nullable JsonNode part) throws ExchangeStopped {
        if (part instanceof ObjectNode resource && isThis(sent.reference(), resource) && isMadeBy(sent, resource)) {
            return new Found(resource, true);
        }
        ServerAnswer answer = server.read(sent.reference());
        if (!answer.isSuccess()) {
            throw answer.asStop();
        }
        return new Found(checked(sent.reference(), answer), false);
    }

    /** The version it was made from, or one before, is what another answer showed: sent since, it may have been refused. */
    private static boolean isMadeBy(Outgoing sent, ObjectNode shown) {
        String before = sent.expectedVersion();
        return before == null || ServerVersion.of(shown).isAfter(before) || Content.same(sent.body(), shown);
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
