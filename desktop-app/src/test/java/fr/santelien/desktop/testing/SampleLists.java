package fr.santelien.desktop.testing;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.worklist.Worklist;
import fr.santelien.coordination.worklist.WorklistEntry;
import fr.santelien.coordination.worklist.Worklists;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Work lists that remember what is done to them. */
public final class SampleLists {

    private record Kept(String title, boolean received, List<String> sharedWith, Map<String, WorklistEntry> entries) {}

    private final Map<String, Kept> lists = new LinkedHashMap<>();

    public SampleLists(Worklists worklists) {
        lists.put(
                "l1",
                new Kept("Sorties d’hospitalisation", false, new ArrayList<>(List.of("DAC 92 Centre")), entries()));
        lists.put("l2", new Kept("Insuffisance cardiaque", false, new ArrayList<>(), new LinkedHashMap<>()));
        lists.put(
                "l3",
                new Kept("Diabète — suivi par l’infirmière déléguée", false, new ArrayList<>(), new LinkedHashMap<>()));
        lists.put("l4", new Kept("CPTS — Plaies complexes", true, new ArrayList<>(), new LinkedHashMap<>()));
        add("l1", SamplePatients.DURAND, "Sortie prévue le 24/11 — Foch, cardiologie");
        add("l1", SamplePatients.BENALI, "Demande d’appui du DAC 92 Centre");
        add("l1", SamplePatients.LEROY, "");
        add("l1", SamplePatients.LONG, "Rappeler la fille avant la sortie ; vérifier l’oxygène à domicile");
        when(worklists.all()).thenAnswer(call -> all());
        when(worklists.entries(anyString(), anyString()))
                .thenAnswer(call -> filtered(call.getArgument(0), call.getArgument(1)));
        when(worklists.partners())
                .thenReturn(List.of(
                        new Worklists.Partner("o1", "CPTS Rives de Seine"),
                        new Worklists.Partner("o2", "DAC 92 Centre")));
        when(worklists.create(anyString())).thenAnswer(call -> {
            String id = "new-" + lists.size();
            lists.put(id, new Kept(call.getArgument(0), false, new ArrayList<>(), new LinkedHashMap<>()));
            return id;
        });
        doAnswer(call -> {
                    Kept kept = kept(call.getArgument(0));
                    lists.put(
                            call.getArgument(0),
                            new Kept(call.getArgument(1), kept.received, kept.sharedWith, kept.entries));
                    return null;
                })
                .when(worklists)
                .rename(anyString(), anyString());
        doAnswer(call -> {
                    SamplePatients.ALL.stream()
                            .filter(patient -> patient.id().equals(call.getArgument(1)))
                            .forEach(patient -> add(call.getArgument(0), patient, call.getArgument(2)));
                    return null;
                })
                .when(worklists)
                .add(anyString(), anyString(), anyString());
        doAnswer(call -> kept(call.getArgument(0)).entries.remove(call.<String>getArgument(1)))
                .when(worklists)
                .remove(anyString(), anyString());
        doAnswer(call -> kept(call.getArgument(0)).sharedWith.add("CPTS Rives de Seine"))
                .when(worklists)
                .share(anyString(), anyString());
    }

    private static Map<String, WorklistEntry> entries() {
        return new LinkedHashMap<>();
    }

    private void add(String listId, PatientIdentity patient, String comment) {
        kept(listId)
                .entries
                .put(patient.id(), new WorklistEntry(listId, patient, comment, "Sophie MARTIN", SampleWork.NOW));
    }

    private Kept kept(String listId) {
        Kept kept = lists.get(listId);
        if (kept == null) {
            throw new AssertionError("no list " + listId);
        }
        return kept;
    }

    private List<Worklist> all() {
        return lists.entrySet().stream()
                .map(list -> new Worklist(
                        list.getKey(),
                        list.getValue().title,
                        list.getValue().entries.size(),
                        list.getValue().received,
                        list.getValue().received ? "CPTS Rives de Seine" : "Centre municipal de santé",
                        List.copyOf(list.getValue().sharedWith),
                        false))
                .toList();
    }

    private List<WorklistEntry> filtered(String listId, String filter) {
        return kept(listId).entries.values().stream()
                .filter(entry -> (entry.patient().displayName() + entry.comment()).contains(filter))
                .toList();
    }
}
