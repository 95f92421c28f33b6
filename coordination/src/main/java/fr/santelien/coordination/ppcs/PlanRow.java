package fr.santelien.coordination.ppcs;

import fr.santelien.coordination.patient.PatientIdentity;
import java.time.Instant;

/** A plan in the list of plans. {@code completion} is 0–100, over the sections this user may read. */
public record PlanRow(
        String id, PatientIdentity patient, PlanStatus status, int completion, Instant changed, boolean unsent) {
    @Override
    public String toString() {
        return "CarePlan/" + id;
    }
}
