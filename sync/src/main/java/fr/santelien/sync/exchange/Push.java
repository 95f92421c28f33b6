package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Outbox;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import java.util.Collections;
import java.util.Optional;

/** Sends what this holder changed. One refused resource is set aside with the reason, the others go on. */
final class Push {

    /** Merges against a server that changes under our feet, before leaving it to the next exchange. */
    private static final int TURNS = 4;

    private final Outbox outbox;
    private final RegionalServer server;

    Push(Outbox outbox, RegionalServer server) {
        this.outbox = outbox;
        this.server = server;
    }

    /** @return number of resources that the server took */
    int run() throws ExchangeStopped {
        int sent = 0;
        for (Ready ready : PushOrder.of(outbox.ready())) {
            // What it refers to may have been set aside a moment ago: the server would refuse this one too.
            boolean mayGo = Collections.disjoint(outbox.neverSent(), ready.refersTo());
            sent += mayGo && send(ready.reference()) ? 1 : 0;
        }
        return sent;
    }

    private boolean send(Reference reference) throws ExchangeStopped {
        for (int turn = 0; turn < TURNS; turn++) {
            Optional<Outgoing> outgoing = outbox.take(reference);
            if (outgoing.isEmpty()) {
                // Merged into what the server has already, or waits for a decision.
                return false;
            }
            boolean answered = false;
            try {
                Verdict verdict = send(outgoing.get());
                answered = true;
                if (verdict != Verdict.STALE) {
                    return verdict == Verdict.TAKEN;
                }
            } finally {
                if (!answered) {
                    outbox.unanswered(reference);
                }
            }
        }
        return false;
    }

    private enum Verdict {
        TAKEN,
        STALE,
        REFUSED
    }

    private Verdict send(Outgoing outgoing) throws ExchangeStopped {
        if (outgoing.mayBeThere()) {
            ServerAnswer there = server.read(outgoing.reference());
            if (there.isSuccess()) {
                outbox.stale(outgoing.reference(), there.resource());
                return Verdict.STALE;
            }
        }
        ServerAnswer answer = server.put(outgoing.reference(), outgoing.body(), outgoing.expectedVersion());
        return switch (answer.status()) {
            case 200, 201 -> taken(outgoing, answer);
            case 409, 412 -> stale(outgoing, answer);
            case 400, 403, 404, 405, 410, 413, 415, 422 -> refused(outgoing, answer);
            default -> throw answer.asStop();
        };
    }

    private Verdict taken(Outgoing outgoing, ServerAnswer answer) throws ExchangeStopped {
        ObjectNode stored = answer.body();
        if (stored == null
                || !stored.path("meta").has("versionId")
                || !stored.path("id").asText().equals(outgoing.reference().id())) {
            // A server that answers without the resource: only a read tells what it made of it.
            stored = server.read(outgoing.reference()).resource();
        }
        outbox.accepted(outgoing.reference(), stored);
        return Verdict.TAKEN;
    }

    private Verdict stale(Outgoing outgoing, ServerAnswer conflict) throws ExchangeStopped {
        ServerAnswer current = server.read(outgoing.reference());
        if (current.isSuccess()) {
            outbox.stale(outgoing.reference(), current.resource());
            return Verdict.STALE;
        }
        if (current.status() == 404 || current.status() == 410) {
            return refused(outgoing, conflict);
        }
        throw current.asStop();
    }

    private Verdict refused(Outgoing outgoing, ServerAnswer answer) {
        String reason = answer.reason();
        outbox.refused(outgoing.reference(), reason.isEmpty() ? "HTTP " + answer.status() : reason);
        return Verdict.REFUSED;
    }
}
