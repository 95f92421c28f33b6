package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.Outgoing;
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
        ServerCheck check = replica.serverCheck().filter(this::isStillTrue).orElse(null);
        if (check == null) {
            check = replica.serverChecked(server.software(), new CapabilityProbe(server, written).missing(), false);
        }
        if (check.missing().isEmpty() && !check.updateTried()) {
            check = tryUpdate().orElse(check);
        }
        return check.missing();
    }

    /** What asks nothing of the server is asked again as long as something is lacking; an update is not tried again. */
    private boolean isStillTrue(ServerCheck check) {
        return check.software().equals(server.software())
                && clock.instant().isBefore(check.at().plus(BELIEVED_FOR))
                && (check.missing().isEmpty() || check.updateTried());
    }

    /** Before the first update of all; empty as long as there is none that tells. */
    private Optional<ServerCheck> tryUpdate() throws ExchangeStopped {
        Optional<Outgoing> asOnServer = replica.outbox().asOnServer();
        if (asOnServer.isEmpty()) {
            return Optional.empty();
        }
        return new IfMatchProbe(server)
                .isHonoured(asOnServer.get())
                .map(honoured -> replica.serverChecked(
                        server.software(), honoured ? Set.of() : Set.of(ServerCapability.VERSIONS), true));
    }
}
