package fr.santelien.coordination.contactpoint;

import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.RequestRow.Priority;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.fhir.Unsent;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.RowReader;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads of the requests addressed to the structure. */
final class RequestRows {

    /** Every stage at zero. */
    static final Map<Stage, Integer> NONE =
            Map.of(Stage.TO_HANDLE, 0, Stage.TAKEN, 0, Stage.AWAITING_SENDER, 0, Stage.CLOSED, 0);

    private static final String OURS = " FROM request r WHERE r.owner_id = ?"
            + " AND EXISTS (SELECT 1 FROM visible v WHERE v.type = 'Task' AND v.id = r.id)";

    private final Replica replica;
    private final User user;
    private final Patients patients;

    RequestRows(Replica replica, User user, Patients patients) {
        this.replica = replica;
        this.user = user;
        this.patients = patients;
    }

    List<RequestRow> of(@Nullable Stage stage) {
        return stage == null
                ? rows("SELECT r.*" + OURS + " ORDER BY r.place, r.id", user.structureId())
                : rows(
                        "SELECT r.*" + OURS + " AND r.stage = ? ORDER BY r.place, r.id",
                        user.structureId(),
                        stage.name());
    }

    Optional<RequestRow> one(String id) {
        return rows("SELECT r.*" + OURS + " AND r.id = ?", user.structureId(), id).stream()
                .findFirst();
    }

    Map<Stage, Integer> counts() {
        Map<Stage, Integer> counts = new EnumMap<>(NONE);
        replica.query(
                        "SELECT r.stage, count(*) AS n" + OURS + " GROUP BY r.stage",
                        row -> Map.entry(Stage.valueOf(row.text("stage")), (int) row.number("n")),
                        user.structureId())
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    private List<RequestRow> rows(String sql, Object... parameters) {
        List<Read> read = replica.query(sql, Read::of, parameters);
        Set<String> unsent = Unsent.ids(replica, "Task");
        Map<String, PatientIdentity> identities = patients.byId(
                read.stream().map(Read::patientId).filter(Objects::nonNull).toList());
        return read.stream()
                .map(row -> row.with(
                        row.patientId == null ? null : identities.get(row.patientId), unsent.contains(row.row.id())))
                .toList();
    }

    /** A row before its patient is known. */
    private record Read(RequestRow row, @Nullable String patientId) {

        static Read of(RowReader row) {
            RequestRow request = new RequestRow(
                    row.text("id"),
                    row.text("number"),
                    Priority.valueOf(row.text("priority")),
                    Stage.valueOf(row.text("stage")),
                    row.text("title"),
                    null,
                    row.text("sender"),
                    row.textOrNull("sender_detail"),
                    Instant.ofEpochMilli(row.number("received")),
                    row.textOrNull("handled_by"),
                    false);
            return new Read(request, row.textOrNull("patient_id"));
        }

        RequestRow with(@Nullable PatientIdentity patient, boolean unsent) {
            return new RequestRow(
                    row.id(),
                    row.number(),
                    row.priority(),
                    row.stage(),
                    row.title(),
                    patient,
                    row.sender(),
                    row.senderDetail(),
                    row.received(),
                    row.handledBy(),
                    unsent);
        }
    }
}
