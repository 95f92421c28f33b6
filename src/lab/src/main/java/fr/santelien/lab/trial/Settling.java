package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowState;
import fr.santelien.sync.replica.StoredResource;
import fr.santelien.sync.replica.WaitingChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The end of a trial: exchanges until every poste says what the server says, undecided conflicts apart. */
final class Settling {

    private static final int ROUNDS = 14;

    private final Trial trial;
    private final boolean decides;
    private int decided;

    Settling(Trial trial, boolean decides) {
        this.trial = trial;
        this.decides = decides;
    }

    int run(RandomGenerator random) {
        List<String> differences = List.of("");
        boolean moved = false;
        Map<Reference, ObjectNode> latest = there();
        for (int round = 0; round < ROUNDS && !differences.isEmpty(); round++) {
            boolean check = round > 0 && !moved;
            Map<Reference, ObjectNode> there = latest;
            List<String> found = new ArrayList<>();
            // Changing cards takes time: as long as things move, only for those who have something to send.
            trial.everyHolder((n, user) -> check || hasWork(trial.poste(n), user), n -> {
                tidy(trial.poste(n));
                trial.exchange(n);
                if (decide(trial.poste(n).replica(), random)) {
                    trial.exchange(n);
                }
                // Where something moves in this round, what is found in it does not count.
                List<String> here = check ? differences(trial.poste(n), there) : List.of();
                if (!here.isEmpty()) {
                    found.addAll(here);
                    found.add("son dernier échange : " + trial.outcome(n));
                }
            });
            latest = there();
            moved = !versions(there).equals(versions(latest));
            differences = check && !moved ? found : List.of("du mouvement jusqu’au dernier tour");
        }
        if (!differences.isEmpty()) {
            throw new HungException("pas d’accord après " + ROUNDS + " tours : " + differences);
        }
        return decided;
    }

    private static boolean hasWork(TrialPoste poste, User user) {
        return poste.user().equals(user)
                || poste.replica().waiting().stream()
                        .anyMatch(waiting -> waiting.author().holderId().equals(user.holderId()));
    }

    private static void tidy(TrialPoste poste) {
        Replica replica = poste.replica();
        Gesture.drafts(replica).forEach(replica::release);
        for (WaitingChange waiting : replica.waiting()) {
            boolean hers = waiting.author().holderId().equals(poste.user().holderId());
            if (waiting.state() == RowState.SET_ASIDE && hers) {
                replica.retry(waiting.reference());
            }
        }
    }

    private boolean decide(Replica replica, RandomGenerator random) {
        int before = decided;
        if (decides) {
            // One decision may leave nothing to choose in another: of an entry, and of a comment in it.
            for (List<Conflict> open = replica.conflicts(); !open.isEmpty(); open = replica.conflicts()) {
                replica.decide(open.getFirst().id(), Gesture.choice(random));
                decided++;
            }
        }
        return decided > before;
    }

    private static Set<Object> versions(Map<Reference, ObjectNode> there) {
        Set<Object> versions = new HashSet<>();
        there.forEach((reference, resource) ->
                versions.add(Map.entry(reference, resource.at("/meta/versionId").asText())));
        return versions;
    }

    /** What the server holds; read once a round, since the reference server takes long to tell. */
    private Map<Reference, ObjectNode> there() {
        try {
            return trial.server().current();
        } catch (IOException e) {
            throw new HungException("le serveur ne répond plus : " + e.getMessage());
        }
    }

    private List<String> differences(TrialPoste poste, Map<Reference, ObjectNode> there) {
        List<String> differences = new ArrayList<>();
        Replica replica = poste.replica();
        for (WaitingChange waiting : replica.waiting()) {
            boolean hers = waiting.author().holderId().equals(poste.user().holderId());
            if (hers && waiting.state() != RowState.CONFLICT) {
                differences.add(poste + " garde " + waiting);
            }
        }
        there.forEach((reference, resource) -> compare(poste, reference, resource, differences));
        return differences;
    }

    /** The server may tell more of what it thinks of a resource to some than to others. */
    private static boolean isSame(ObjectNode here, ObjectNode there) {
        return here.at("/meta/versionId").equals(there.at("/meta/versionId"))
                && here.deepCopy().without("meta").equals(there.deepCopy().without("meta"));
    }

    private void compare(TrialPoste poste, Reference reference, ObjectNode there, List<String> differences) {
        if (!TrialPoste.types().contains(reference.type()) || !trial.server().shows(poste.user(), there)) {
            return;
        }
        Optional<StoredResource> here = poste.replica().read(reference);
        if (here.isEmpty()) {
            differences.add(poste + " n’a pas " + reference);
        } else if (here.get().state() == RowState.CLEAN && !isSame(here.get().local(), there)) {
            differences.add(poste + " montre autre chose que le serveur : " + reference);
        }
    }
}
