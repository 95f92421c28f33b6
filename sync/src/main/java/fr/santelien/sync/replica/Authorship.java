package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.merge.Path;
import fr.santelien.sync.merge.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who of this poste entered a value that is not on the server yet. Several people may have changed one resource; their
 * states were noted where one took over from the other. Must be asked before these states are brought onto new ground.
 */
final class Authorship {

    private record State(Changes.Change change, ObjectNode tree) {}

    private final MergeRules rules;
    private final List<State> states = new ArrayList<>();

    /** @param now the resource as it is here */
    Authorship(List<Changes.Change> log, ObjectNode now, MergeRules rules) {
        this.rules = rules;
        for (Changes.Change change : log) {
            change.result().ifPresent(result -> states.add(new State(change, Rows.json(result))));
        }
        if (!log.isEmpty()) {
            states.add(new State(log.getLast(), now));
        }
    }

    /** The last change of whoever gave the value its present form; empty when nothing was changed here. */
    Optional<Changes.Change> of(Path path) {
        for (int i = states.size() - 1; i > 0; i--) {
            var value = Trees.get(states.get(i).tree(), path, rules);
            if (!Objects.equals(value, Trees.get(states.get(i - 1).tree(), path, rules))) {
                return Optional.of(states.get(i).change());
            }
        }
        return states.isEmpty()
                ? Optional.empty()
                : Optional.of(states.getFirst().change());
    }
}
