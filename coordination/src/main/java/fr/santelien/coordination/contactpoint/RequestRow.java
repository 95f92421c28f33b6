package fr.santelien.coordination.contactpoint;

import fr.santelien.coordination.patient.PatientIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request in the list.
 *
 * @param number number people quote to each other, e.g. « 2026-004312 »
 * @param patient null for a request without a patient, or whose patient this card may not see
 * @param sender structure or person that asks
 * @param senderDetail service or function, null when the sender gave none
 * @param unsent true while the poste holds a change of it that the server does not have
 */
public record RequestRow(
        String id,
        String number,
        Priority priority,
        Stage stage,
        String title,
        @Nullable PatientIdentity patient,
        String sender,
        @Nullable String senderDetail,
        Instant received,
        @Nullable String handledBy,
        boolean unsent) {

    /** FHIR {@code Task.priority}: urgent, asap, routine. */
    public enum Priority {
        URGENT,
        WITHIN_A_DAY,
        ROUTINE
    }

    /** Where the request stands; {@code Task.status} in brackets. */
    public enum Stage {
        /** requested, received: nobody has taken it. */
        TO_HANDLE,
        /** in-progress: someone of the structure has it. */
        TAKEN,
        /** on-hold: the structure answered and waits for the sender. */
        AWAITING_SENDER,
        /** completed. */
        CLOSED
    }

    @Override
    public String toString() {
        return "Task/" + id;
    }
}
