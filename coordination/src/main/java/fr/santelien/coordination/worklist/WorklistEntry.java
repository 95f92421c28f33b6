package fr.santelien.coordination.worklist;

import fr.santelien.coordination.patient.PatientIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One patient of a list, with why and by whom. */
public record WorklistEntry(
        String listId,
        PatientIdentity patient,
        String comment,
        @Nullable String addedBy,
        @Nullable Instant addedAt) {
    @Override
    public String toString() {
        return "List/" + listId + " " + patient;
    }
}
