package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.ServerVersion;
import fr.santelien.sync.replica.Witness;
import java.util.List;
import java.util.Optional;

/**
 * Whether the server went back in time, as after a restored backup. No FHIR server says so, but each gives a resource
 * growing versions: the newest one this holder has from there must still be there, at least as new.
 */
final class ServerEpoch {

    private final ExchangeSide replica;
    private final Optional<Witness> witness;
    private boolean doubtful;

    ServerEpoch(ExchangeSide replica) {
        this.replica = replica;
        this.witness = replica.inbox().witness();
    }

    /** The search that answers it, to be asked with others; empty when nothing came from the server yet. */
    Optional<String> query() {
        return witness.map(
                known -> known.reference().type() + "?_id=" + known.reference().id() + "&_elements=id,meta");
    }

    /** A witness that is gone may only be hidden from this holder now: a reason to compare everything, no more. */
    void heard(ServerAnswer answer) throws ExchangeStopped {
        Witness known = witness.orElseThrow();
        List<ServerVersion> found = SearchPage.of(answer, query().orElseThrow()).resources().stream()
                .filter(resource ->
                        resource.path("id").asText().equals(known.reference().id()))
                .map(ServerVersion::of)
                .toList();
        doubtful |= found.isEmpty() || found.stream().anyMatch(known.version()::isTakenBackBy);
    }

    /** Whether anything heard since the start of this exchange asks for comparing everything. */
    boolean isDoubtful() {
        doubtful |= replica.inbox().sawServerGoBack();
        return doubtful;
    }
}
