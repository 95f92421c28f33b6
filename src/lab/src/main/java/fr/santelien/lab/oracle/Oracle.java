package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every edit that a poste acknowledged. An edit is accounted for when the server shows it; when somebody who saw
 * it put something else there; when it waits on a poste; or when it is one side of a choice, open or decided. Otherwise
 * it is lost, or overwritten if the server once had it. Thread-safe.
 */
public final class Oracle implements Ledger {

    private final List<Edit> edits = new ArrayList<>();
    private int commands;

    @Override
    public synchronized void acknowledged(String who, String what, @Nullable ObjectNode before, ObjectNode after) {
        Reference reference = new Reference(
                after.path("resourceType").asText(), after.path("id").asText());
        Map<String, String> was = before == null ? Map.of() : Places.of(before);
        Map<String, String> is = Places.of(after);
        Set<String> places = new TreeSet<>(was.keySet());
        places.addAll(is.keySet());
        places.removeIf(place -> Objects.equals(was.get(place), is.get(place)));
        if (!places.isEmpty()) {
            commands++;
        }
        for (String place : places) {
            edits.add(new Edit(edits.size(), commands, who, what, reference, place, was.get(place), is.get(place)));
        }
    }

    /** How many commands changed something. */
    public synchronized int acknowledged() {
        return commands;
    }

    /**
     * Judges, once everything was exchanged.
     *
     * @param server all versions of each resource, oldest first
     * @param postes what their files hold besides
     */
    public synchronized Verdict judge(Map<Reference, List<ObjectNode>> server, List<KeptAside> postes) {
        Map<Reference, List<Map<String, String>>> versions = new HashMap<>();
        server.forEach((reference, all) ->
                versions.put(reference, all.stream().map(Places::of).toList()));
        List<Map<Reference, Map<String, String>>> waiting = postes.stream()
                .map(poste -> {
                    Map<Reference, Map<String, String>> places = new HashMap<>();
                    poste.waiting().forEach((reference, local) -> places.put(reference, Places.of(local)));
                    return places;
                })
                .toList();
        List<KeptAside.Choice> choices =
                postes.stream().flatMap(poste -> poste.choices().stream()).toList();
        Accounts accounts = new Accounts(edits, versions, waiting, choices);
        List<String> lost = new ArrayList<>();
        List<String> overwritten = new ArrayList<>();
        for (Edit edit : edits) {
            if (!accounts.has(edit)) {
                (accounts.wasOnServer(edit) ? overwritten : lost).add(edit.toString());
            }
        }
        return new Verdict(lost, Doubles.in(edits, server), overwritten);
    }
}
