package fr.santelien.lab.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Keeps every edit that a poste acknowledged, and says what became of it. Thread-safe. */
public final class Oracle implements Ledger {

    private final List<Edit> edits = new ArrayList<>();
    private final Set<Reference> made = new HashSet<>();
    private final AttachedDocuments documents = new AttachedDocuments();
    private int commands;
    private boolean knowsAll = true;

    @Override
    public synchronized void acknowledged(String who, String what, @Nullable ObjectNode before, ObjectNode after) {
        Reference reference = new Reference(
                after.path("resourceType").asText(), after.path("id").asText());
        if (before == null) {
            made.add(reference);
        }
        Map<String, String> was = before == null ? Map.of() : Places.of(before);
        Map<String, String> is = Places.of(after);
        Set<String> places = new TreeSet<>(was.keySet());
        places.addAll(is.keySet());
        places.removeIf(place -> Objects.equals(was.get(place), is.get(place)));
        if (!places.isEmpty()) {
            commands++;
        }
        documents.acknowledged(edits.size(), who, what, before, after);
        for (String place : places) {
            edits.add(new Edit(edits.size(), commands, who, what, reference, place, was.get(place), is.get(place)));
        }
    }

    @Override
    public synchronized void opened(String who, Reference request, String document, String announced, byte[] content) {
        documents.opened(who, request, document, announced, content);
    }

    /** How many commands changed something. */
    public synchronized int acknowledged() {
        return commands;
    }

    /** A poste may keep more than it had the time to acknowledge: what nobody entered is not asked for any more. */
    public synchronized void doesNotKnowAll() {
        knowsAll = false;
    }

    /**
     * Judges, once everything was exchanged.
     *
     * @param server all versions of each resource, contents of documents with their data among them, oldest first
     * @param postes what their files hold besides
     */
    public synchronized Verdict judge(Map<Reference, List<ObjectNode>> server, List<KeptAside> postes) {
        Map<Reference, List<ObjectNode>> entered = new HashMap<>(server);
        // Their bytes say nothing place by place.
        entered.keySet().removeIf(reference -> reference.type().equals("Binary"));
        return judgeEdits(entered, postes).and(documents.judge(server, postes));
    }

    private Verdict judgeEdits(Map<Reference, List<ObjectNode>> server, List<KeptAside> postes) {
        ServerPast past = new ServerPast(server);
        Edits known = new Edits(List.copyOf(edits), Set.copyOf(made));
        List<KeptAside.Choice> choices =
                postes.stream().flatMap(poste -> poste.choices().stream()).toList();
        Accounts accounts =
                new Accounts(known, past, postes.stream().map(Oracle::waiting).toList(), choices);
        List<String> lost = new ArrayList<>();
        List<String> overwritten = new ArrayList<>();
        for (Edit edit : edits) {
            if (!accounts.has(edit)) {
                (accounts.wasOnServer(edit) ? overwritten : lost).add(edit + Story.of(edit, known, past, choices));
            }
        }
        List<String> doubled = new ArrayList<>(Doubles.in(known, server));
        if (knowsAll) {
            doubled.addAll(FromNowhere.in(known, past, made));
        }
        return new Verdict(lost, doubled, overwritten);
    }

    private static Map<Reference, Map<String, String>> waiting(KeptAside poste) {
        Map<Reference, Map<String, String>> places = new HashMap<>();
        poste.waiting().forEach((reference, local) -> places.put(reference, Places.of(local)));
        return places;
    }
}
