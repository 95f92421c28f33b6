package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.ServerCapability;
import fr.santelien.sync.replica.ServerCheck;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the server what it offers: once, then when it is another software or version, and every week. */
record WritingAllowed(ExchangeSide replica, RegionalServer server, List<String> written, InstantSource clock) {

    private static final Duration BELIEVED_FOR = Duration.ofDays(7);

    /** @return what it lacks; nothing is written to it unless this is empty */
    Set<ServerCapability> missing() throws ExchangeStopped {
        if (written.isEmpty()) {
            return Set.of();
        }
        Optional<ServerCheck> last = replica.serverCheck();
        if (last.isPresent() && isStillTrue(last.get())) {
            return last.get().missing();
        }
        String software = server.software();
        return replica.serverChecked(software, new CapabilityProbe(server, written).missing())
                .missing();
    }

    private boolean isStillTrue(ServerCheck check) {
        return check.software().equals(server.software())
                && clock.instant().isBefore(check.at().plus(BELIEVED_FOR))
                && check.missing().isEmpty();
    }
}
