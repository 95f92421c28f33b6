package fr.santelien.lab.oracle;

import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what became of an edit. */
final class Accounts {

    private final Map<Reference, List<Map<String, String>>> versions;
    private final List<Map<Reference, Map<String, String>>> waiting;
    private final List<KeptAside.Choice> choices;
    private final List<Edit> edits;
    private final Map<String, List<Edit>> byPlace = new HashMap<>();

    Accounts(
            List<Edit> edits,
            Map<Reference, List<Map<String, String>>> versions,
            List<Map<Reference, Map<String, String>>> waiting,
            List<KeptAside.Choice> choices) {
        this.edits = edits;
        this.versions = versions;
        this.waiting = waiting;
        this.choices = choices;
        for (Edit edit : edits) {
            byPlace.computeIfAbsent(edit.reference() + " " + edit.place(), place -> new ArrayList<>())
                    .add(edit);
        }
    }

    boolean has(Edit edit) {
        return isShown(edit) || wasSeenAndReplaced(edit) || wasTakenBackUnsent(edit) || waits(edit) || isAChoice(edit);
    }

    boolean wasOnServer(Edit edit) {
        return versions.getOrDefault(edit.reference(), List.of()).stream()
                .anyMatch(version -> Objects.equals(version.get(edit.place()), edit.after()));
    }

    private boolean isShown(Edit edit) {
        List<Map<String, String>> all = versions.getOrDefault(edit.reference(), List.of());
        return !all.isEmpty() && says(all.getLast(), edit);
    }

    private static boolean says(@Nullable Map<String, String> resource, Edit edit) {
        return resource != null && Objects.equals(resource.get(edit.place()), edit.after());
    }

    /**
     * Somebody had that very value before her eyes and put another: whoever entered it, and whenever. Nobody can see a
     * removal: who puts something there again later replaces it, knowing or not, and loses nothing. A decision for one of
     * two values is as old as the value.
     */
    private boolean wasSeenAndReplaced(Edit edit) {
        return byPlace.getOrDefault(edit.reference() + " " + edit.place(), List.of()).stream()
                .filter(other -> edit.after() != null || edit.decision() || other.number() > edit.number())
                .anyMatch(other -> other != edit && Objects.equals(other.before(), edit.after()));
    }

    /** She took away again what she had put there herself and nobody else ever saw: what others put there meanwhile stays. */
    private boolean wasTakenBackUnsent(Edit edit) {
        return edit.after() == null
                && byPlace.getOrDefault(edit.reference() + " " + edit.place(), List.of()).stream()
                        .filter(own -> own.number() < edit.number() && own.who().equals(edit.who()))
                        .filter(own -> own.before() == null && Objects.equals(own.after(), edit.before()))
                        .anyMatch(own -> edits.stream()
                                .filter(each -> each.command() == own.command())
                                .anyMatch(each -> each.after() != null && !wasOnServer(each)));
    }

    private boolean waits(Edit edit) {
        return waiting.stream().anyMatch(poste -> says(poste.get(edit.reference()), edit));
    }

    private boolean isAChoice(Edit edit) {
        String after = edit.after();
        return choices.stream()
                .filter(choice -> choice.concerns(edit.reference(), edit.place()))
                .anyMatch(choice -> choice.values().stream()
                        .anyMatch(value -> after == null
                                ? !value.contains(Objects.toString(edit.before()))
                                : value.contains(after)));
    }
}
