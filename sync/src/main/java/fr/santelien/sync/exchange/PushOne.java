package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.Outbox;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Ready;
import fr.santelien.sync.replica.Reference;
import java.util.List;

/** Sends one resource by itself: what the server says of it decides whether it is merged, or set aside. */
final class PushOne {

    /** Merges against a server that changes under our feet, before leaving it to the next exchange. */
    private static final int TURNS = 4;

    private final Outbox outbox;
    private final RegionalServer server;
    private final StoredResources stored;
    private boolean passedOver;

    PushOne(Outbox outbox, RegionalServer server) {
        this.outbox = outbox;
        this.server = server;
        this.stored = new StoredResources(server);
    }

    /** @return whether the server took it */
    boolean send(Ready ready) throws ExchangeStopped {
        Reference reference = ready.reference();
        for (int turn = 0; turn < TURNS; turn++) {
            List<Outgoing> taken = outbox.take(List.of(reference));
            if (taken.isEmpty()) {
                // Merged into what the server has already, or waits for a decision.
                return false;
            }
            boolean answered = false;
            try {
                Verdict verdict = send(taken.getFirst(), ready.triedInVain());
                answered = verdict != Verdict.PASSED_OVER;
                if (verdict != Verdict.STALE) {
                    return verdict == Verdict.TAKEN;
                }
            } finally {
                if (!answered) {
                    outbox.unanswered(List.of(reference));
                }
            }
        }
        return false;
    }

    /**
     * The server stumbles over this resource time and again: it waits, and what is behind it goes. The second one in an
     * exchange is the server's trouble, not theirs.
     */
    private Verdict passOver(ServerAnswer answer) throws ExchangeStopped {
        if (passedOver) {
            throw answer.asStop();
        }
        passedOver = true;
        return Verdict.PASSED_OVER;
    }

    /** An exchange that left something behind is not one that went through. */
    void stopIfAnyWasPassedOver() throws ExchangeStopped {
        if (passedOver) {
            throw new ExchangeStopped(new ExchangeOutcome.ServerTrouble(500));
        }
    }

    private enum Verdict {
        TAKEN,
        STALE,
        REFUSED,
        PASSED_OVER
    }

    private Verdict send(Outgoing outgoing, boolean triedInVain) throws ExchangeStopped {
        if (outgoing.mayBeThere()) {
            ServerAnswer there = server.read(outgoing.reference());
            switch (there.status()) {
                case 200 -> {
                    outbox.stale(outgoing.reference(), StoredResources.checked(outgoing.reference(), there));
                    return Verdict.STALE;
                }
                case 404, 410 -> {}
                case 403 -> {
                    // Somebody gave it away since: a creation must not write over what she may not see.
                    return refused(outgoing, there);
                }
                default -> throw there.asStop();
            }
        }
        ServerAnswer answer = server.put(outgoing.reference(), outgoing.body(), outgoing.expectedVersion());
        return switch (answer.status()) {
            case 200, 201 -> taken(outgoing, answer);
            case 409, 412 -> stale(outgoing, answer);
            default -> {
                if (answer.isRefusal()) {
                    yield refused(outgoing, answer);
                }
                if (answer.status() == 500 && triedInVain) {
                    yield passOver(answer);
                }
                throw answer.asStop();
            }
        };
    }

    private Verdict taken(Outgoing outgoing, ServerAnswer answer) throws ExchangeStopped {
        StoredResources.Found found = stored.find(outgoing, answer.body());
        if (found.surelyHolds(outgoing)) {
            outbox.accepted(List.of(found.resource()));
            return Verdict.TAKEN;
        }
        outbox.stale(outgoing.reference(), found.resource());
        return Verdict.STALE;
    }

    private Verdict stale(Outgoing outgoing, ServerAnswer conflict) throws ExchangeStopped {
        ServerAnswer current = server.read(outgoing.reference());
        if (current.isSuccess()) {
            outbox.stale(outgoing.reference(), StoredResources.checked(outgoing.reference(), current));
            return Verdict.STALE;
        }
        if (current.status() == 403 || current.status() == 404 || current.status() == 410) {
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
