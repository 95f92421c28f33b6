package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.Outgoing;
import fr.santelien.sync.replica.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back what this holder had on the server and what it does not show any more. It is sent with the version it had: a
 * server that merely hides it refuses, one that has it as it was changes nothing, one that went back to a backup takes it.
 */
final class Reclaim {

    /** Nobody restores an older backup and goes on as if nothing had happened. */
    private static final Duration OLDEST = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Reclaim.class);

    private final ExchangeSide replica;
    private final RegionalServer server;
    private int taken;

    Reclaim(ExchangeSide replica, RegionalServer server) {
        this.replica = replica;
        this.server = server;
    }

    /** @return whether the server has it again */
    boolean tryFor(Reference reference) throws ExchangeStopped {
        long newest = replica.inbox()
                .witness()
                .map(witness -> witness.version().updated())
                .orElse(0L);
        Optional<Outgoing> own = replica.inbox().ownWork(reference, newest - OLDEST.toMillis());
        if (own.isEmpty()) {
            return false;
        }
        ServerAnswer there = server.read(reference);
        if (there.status() == 200) {
            replica.inbox().receiveCurrent(List.of(StoredResources.checked(reference, there)));
            return true;
        }
        // 410 says that it was deleted, 403 that it is no longer hers: nothing was lost.
        if (there.status() != 404) {
            return stopOnTrouble(there);
        }
        ServerAnswer answer = server.put(reference, own.get().body(), own.get().expectedVersion());
        if (!answer.isSuccess()) {
            return stopOnTrouble(answer);
        }
        replica.inbox()
                .receiveCurrent(List.of(new StoredResources(server)
                        .find(own.get(), answer.body())
                        .resource()));
        taken++;
        return true;
    }

    private static boolean stopOnTrouble(ServerAnswer answer) throws ExchangeStopped {
        if (answer.status() == 401 || answer.status() == 429 || answer.status() >= 500) {
            throw answer.asStop();
        }
        return false;
    }

    /** Whether the server turned out to have lost something. */
    boolean foundLoss() {
        if (taken > 0) {
            LOG.warn("the server had lost {} resource(s) of this holder: sent again", taken);
        }
        return taken > 0;
    }
}
