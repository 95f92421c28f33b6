package fr.santelien.lab.oracle;

import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds what the server says in the end and nobody entered: a double that bears another id, a value put together. */
final class FromNowhere {

    private FromNowhere() {}

    /** @param made resources that an acknowledged command made; all others were there before */
    static List<String> in(Edits edits, ServerPast server, Set<Reference> made) {
        List<String> found = new ArrayList<>();
        server.now((reference, places) -> places.forEach((place, value) -> {
            boolean there = !made.contains(reference) && value.equals(server.saidFirst(reference, place));
            if (!there && edits.at(reference, place).stream().noneMatch(edit -> value.equals(edit.after()))) {
                found.add(reference + " " + place + " " + value + ", que personne n’a saisi");
            }
        }));
        return found;
    }
}
