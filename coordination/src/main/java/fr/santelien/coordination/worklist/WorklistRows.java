package fr.santelien.coordination.worklist;

import fr.santelien.coordination.access.User;
import fr.santelien.coordination.fhir.Times;
import fr.santelien.coordination.fhir.Unsent;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads of the work lists: only what this card may see. */
final class WorklistRows {

    private static final String VISIBLE = "EXISTS (SELECT 1 FROM visible v WHERE v.type = '%s' AND v.id = %s)";

    private final Replica replica;
    private final User user;
    private final Patients patients;

    WorklistRows(Replica replica, User user) {
        this.replica = replica;
        this.user = user;
        this.patients = new Patients(replica);
    }

    List<Worklist> all() {
        Map<String, List<Share>> shares = replica
                .query(
                        "SELECT list_id, structure_id, name FROM worklist_share ORDER BY name",
                        row -> new Share(row.text("list_id"), row.text("structure_id"), row.text("name")))
                .stream()
                .collect(Collectors.groupingBy(Share::listId));
        Set<String> unsent = Unsent.ids(replica, "List");
        return replica.query(
                "SELECT w.id, w.title, w.owner, w.owner_id <> ? AS received, (SELECT count(*) FROM worklist_entry e"
                        + " JOIN patient p ON p.id = e.patient_id WHERE e.list_id = w.id AND "
                        + VISIBLE.formatted("Patient", "p.id") + ") AS patients FROM worklist w WHERE "
                        + VISIBLE.formatted("List", "w.id") + " ORDER BY received, w.key, w.id",
                row -> worklist(row, shares, unsent),
                user.structureId());
    }

    List<WorklistEntry> entries(String listId, String filter) {
        String wanted = SearchKey.of(filter);
        List<Entry> found = replica.query(
                "SELECT e.* FROM worklist_entry e WHERE e.list_id = ? AND " + VISIBLE.formatted("List", "e.list_id"),
                Entry::of,
                listId);
        Map<String, PatientIdentity> identities =
                patients.byId(found.stream().map(Entry::patientId).toList());
        return found.stream()
                .flatMap(entry ->
                        Stream.ofNullable(identities.get(entry.patientId())).map(p -> entry.of(listId, p)))
                .filter(entry -> matches(entry, wanted))
                .sorted(Comparator.comparing((WorklistEntry entry) ->
                                SearchKey.of(entry.patient().displayName()))
                        .thenComparing(entry -> entry.patient().id()))
                .toList();
    }

    boolean holds(String listId, String patientId) {
        return !replica.query(
                        "SELECT 1 AS there FROM worklist_entry WHERE list_id = ? AND patient_id = ?",
                        row -> row.number("there"),
                        listId,
                        patientId)
                .isEmpty();
    }

    List<Worklists.Partner> partners() {
        return replica.query(
                "SELECT s.id, s.name FROM structure s WHERE s.id <> ? AND " + VISIBLE.formatted("Organization", "s.id")
                        + " ORDER BY s.key, s.id",
                row -> new Worklists.Partner(row.text("id"), row.text("name")),
                user.structureId());
    }

    /** The structures that see the list besides ours and its owner. */
    private Worklist worklist(RowReader row, Map<String, List<Share>> shares, Set<String> unsent) {
        String id = row.text("id");
        boolean received = row.number("received") != 0;
        List<String> sharedWith = shares.getOrDefault(id, List.of()).stream()
                .filter(share -> !share.structureId().equals(user.structureId()))
                .map(Share::name)
                .toList();
        return new Worklist(
                id,
                row.text("title"),
                (int) row.number("patients"),
                received,
                row.text("owner"),
                sharedWith,
                unsent.contains(id));
    }

    private static boolean matches(WorklistEntry entry, String wanted) {
        PatientIdentity p = entry.patient();
        return Stream.of(
                        p.birthName(), p.usedName(), p.givenName(), p.usedGivenName(), p.displayName(), entry.comment())
                .anyMatch(text -> text != null && SearchKey.of(text).contains(wanted));
    }

    private record Share(String listId, String structureId, String name) {}

    private record Entry(
            String patientId,
            String comment,
            @Nullable String addedBy,
            @Nullable String addedAt) {

        static Entry of(RowReader row) {
            return new Entry(
                    row.text("patient_id"),
                    row.text("comment"),
                    row.textOrNull("added_by"),
                    row.textOrNull("added_at"));
        }

        WorklistEntry of(String listId, PatientIdentity patient) {
            Instant at = addedAt == null ? null : Times.moment(addedAt);
            return new WorklistEntry(listId, patient, comment, addedBy, at);
        }
    }
}
