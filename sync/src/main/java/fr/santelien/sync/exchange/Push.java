package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.replica.Outbox;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends what this holder changed, in transaction bundles. A bundle that the server refuses is cut in two, down to the
 * resource that is to blame: that one is sent by itself, merged or set aside with the reason, and the others go on.
 */
final class Push {

    private final Outbox outbox;
    private final RegionalServer server;
    private final StoredResources stored;
    private final PushOne alone;
    private final PushDocument document;
    private boolean bundles = true;

    Push(Outbox outbox, RegionalServer server, AttachmentStore attachments) {
        this.outbox = outbox;
        this.server = server;
        this.stored = new StoredResources(server);
        this.alone = new PushOne(outbox, server);
        this.document = new PushDocument(outbox, server, attachments);
    }

    /** @return number of resources that the server took */
    int run() throws ExchangeStopped {
        int sent = 0;
        for (List<Ready> parcel : Parcels.of(PushOrder.of(outbox.ready()))) {
            sent += send(parcel);
        }
        alone.stopIfAnyWasPassedOver();
        return sent;
    }

    private int send(List<Ready> parcel) throws ExchangeStopped {
        List<Ready> going = goingTogether(parcel);
        if (going.size() <= 1) {
            return going.isEmpty() || !sendAlone(going.getFirst()) ? 0 : 1;
        }
        Optional<Integer> taken = bundles ? sendTogether(going) : Optional.empty();
        return taken.isPresent() ? taken.get() : sendHalves(going);
    }

    private boolean sendAlone(Ready ready) throws ExchangeStopped {
        return ready.isDocument() ? document.send(ready.reference()) : alone.send(ready);
    }

    private int sendHalves(List<Ready> parcel) throws ExchangeStopped {
        int middle = parcel.size() / 2;
        return send(parcel.subList(0, middle)) + send(parcel.subList(middle, parcel.size()));
    }

    /** Without what refers to a resource that was set aside: the server would refuse it too. It waits. */
    private List<Ready> goingTogether(List<Ready> parcel) {
        Set<Reference> missing = new HashSet<>(outbox.neverSent());
        List<Ready> going = new ArrayList<>();
        parcel.forEach(ready -> missing.remove(ready.reference()));
        for (Ready ready : parcel) {
            if (ready.refersTo().stream().noneMatch(missing::contains)) {
                going.add(ready);
            } else {
                missing.add(ready.reference());
            }
        }
        return going;
    }

    /** @return number of resources that the server took; empty when it refused them together */
    private Optional<Integer> sendTogether(List<Ready> ready) throws ExchangeStopped {
        List<Outgoing> parcel = outbox.take(ready.stream().map(Ready::reference).toList());
        List<Reference> taken = parcel.stream().map(Outgoing::reference).toList();
        if (parcel.isEmpty()) {
            return Optional.of(0);
        }
        boolean answered = false;
        try {
            ServerAnswer answer = server.transaction(TransactionBundle.of(parcel));
            Optional<Integer> accepted = Optional.empty();
            if (answer.status() == 200) {
                accepted = Optional.of(taken(parcel, answer));
            } else if (answer.isRefusal()
                    || answer.status() == 501
                    || answer.status() == 500 && Ready.anyTriedInVain(ready)) {
                bundles &= answer.status() != 405 && answer.status() != 501;
                outbox.notTaken(taken);
            } else {
                throw answer.asStop();
            }
            answered = true;
            return accepted;
        } finally {
            if (!answered) {
                outbox.unanswered(taken);
            }
        }
    }

    /** @return number of those that the server surely has; the others are merged with what it has, for the next time */
    private int taken(List<Outgoing> parcel, ServerAnswer answer) throws ExchangeStopped {
        List<JsonNode> shown = TransactionBundle.shown(parcel, answer);
        List<StoredResources.Found> found = new ArrayList<>();
        for (int i = 0; i < parcel.size(); i++) {
            found.add(stored.find(parcel.get(i), shown.get(i)));
        }
        List<ObjectNode> accepted = new ArrayList<>();
        for (int i = 0; i < parcel.size(); i++) {
            if (found.get(i).surelyHolds(parcel.get(i))) {
                accepted.add(found.get(i).resource());
            } else {
                outbox.stale(parcel.get(i).reference(), found.get(i).resource());
            }
        }
        outbox.accepted(accepted);
        return accepted.size();
    }
}
