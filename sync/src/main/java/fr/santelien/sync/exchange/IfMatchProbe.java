package fr.santelien.sync.exchange;

import fr.santelien.sync.merge.Content;
import fr.santelien.sync.replica.Outgoing;
import java.util.Optional;

/**
 * Whether a server refuses an update that was made from another version than the one it has. No statement tells, so it is
 * tried: with a resource that is about to be updated, as the server has it, said to be made from a version that never was.
 */
final class IfMatchProbe {

    /** Versions are numbers from 1 (HAPI), or no numbers at all. */
    private static final String NEVER = "0";

    private final RegionalServer server;

    IfMatchProbe(RegionalServer server) {
        this.server = server;
    }

    /**
     * @param asOnServer what the server has, with its version: a server that takes it all the same loses nothing by it
     * @return empty when this resource does not tell
     * @throws ExchangeStopped when the server could not be asked
     */
    Optional<Boolean> isHonoured(Outgoing asOnServer) throws ExchangeStopped {
        if (!versionOf(server.read(asOnServer.reference())).equals(asOnServer.expectedVersion())) {
            return Optional.empty(); // somebody changed it since the pull, or it is out of sight
        }
        ServerAnswer answer = server.put(asOnServer.reference(), asOnServer.body(), NEVER);
        return switch (answer.status()) {
            case 409, 412 -> Optional.of(true);
            case 200, 201 -> hasTaken(asOnServer) ? Optional.of(false) : Optional.empty();
            default -> {
                if (answer.isRefusal()) {
                    yield Optional.empty();
                }
                throw answer.asStop();
            }
        };
    }

    /** Somebody on the way may have answered in the server's place. */
    private boolean hasTaken(Outgoing tried) throws ExchangeStopped {
        ServerAnswer now = server.read(tried.reference());
        return now.body() != null
                && !versionOf(now).equals(tried.expectedVersion())
                && Content.same(tried.body(), now.body());
    }

    private static String versionOf(ServerAnswer answer) {
        return answer.isSuccess() && answer.body() != null
                ? answer.body().path("meta").path("versionId").asText()
                : "";
    }
}
