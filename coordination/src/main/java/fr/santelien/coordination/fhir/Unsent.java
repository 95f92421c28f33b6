package fr.santelien.coordination.fhir;

import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.WaitingChange;
import java.util.Set;
import java.util.stream.Collectors;

/** Which resources the server does not have as they are here. */
public final class Unsent {

    private Unsent() {}

    /** Ids of the resources of one type. */
    public static Set<String> ids(Replica replica, String type) {
        return replica.waiting().stream()
                .map(WaitingChange::reference)
                .filter(reference -> reference.type().equals(type))
                .map(Reference::id)
                .collect(Collectors.toSet());
    }
}
