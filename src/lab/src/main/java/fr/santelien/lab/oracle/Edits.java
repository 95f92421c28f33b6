package fr.santelien.lab.oracle;

import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The acknowledged edits, by place and by command. */
final class Edits {

    private record Place(Reference reference, String place) {}

    private final List<Edit> all;
    private final Map<Reference, Integer> making = new HashMap<>();
    private final Map<Place, List<Edit>> byPlace = new HashMap<>();
    private final Map<Integer, List<Edit>> byCommand = new HashMap<>();

    /**
     * @param all in the order they were acknowledged
     * @param made resources that one of them made
     */
    Edits(List<Edit> all, Set<Reference> made) {
        this.all = all;
        for (Edit edit : all) {
            if (made.contains(edit.reference())) {
                making.putIfAbsent(edit.reference(), edit.command());
            }
            byPlace.computeIfAbsent(new Place(edit.reference(), edit.place()), key -> new ArrayList<>())
                    .add(edit);
            byCommand.computeIfAbsent(edit.command(), key -> new ArrayList<>()).add(edit);
        }
    }

    List<Edit> all() {
        return all;
    }

    List<Edit> at(Reference reference, String place) {
        return byPlace.getOrDefault(new Place(reference, place), List.of());
    }

    List<Edit> atPlaceOf(Edit edit) {
        return at(edit.reference(), edit.place());
    }

    /** Everything that was changed in one go. */
    List<Edit> commandOf(Edit edit) {
        return byCommand.getOrDefault(edit.command(), List.of());
    }

    /** Whether its command made the resource: nobody can have changed it before. */
    boolean made(Edit edit) {
        return Objects.equals(making.get(edit.reference()), edit.command());
    }

    /** Whether no other command left this at this place: where it is met, it comes from this one. */
    boolean isAlone(Edit edit) {
        return atPlaceOf(edit).stream()
                .noneMatch(other -> other.command() != edit.command() && Objects.equals(other.after(), edit.after()));
    }
}
