package fr.santelien.coordination.ppcs;

import fr.santelien.coordination.access.User;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.sync.replica.Replica;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The plans (PPCS) of this poste. */
public final class Plans {

    public Plans(Replica replica, User user, Patients patients, Clock clock) {}

    /** Plans by patient name; {@code filter} keeps names that contain it. */
    public List<PlanRow> all(String filter) {
        throw new UnsupportedOperationException();
    }

    /** The patient's current plan. */
    public Optional<PlanRow> ofPatient(String patientId) {
        throw new UnsupportedOperationException();
    }

    /** @return id of the new plan, a draft */
    public String create(String patientId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Plan> open(String planId) {
        throw new UnsupportedOperationException();
    }

    /** Keeps what is being typed in one section on the poste, at once; sent by {@link #leaveSection}. */
    public void save(String planId, String sectionLinkId, Answers answers) {
        throw new UnsupportedOperationException();
    }

    /** The section is left: what was typed goes with the next exchange. */
    public void leaveSection(String planId, String sectionLinkId) {
        throw new UnsupportedOperationException();
    }

    /** Draft → active. Throws {@code Refusal} naming the sections where required answers are missing. */
    public void activate(String planId) {
        throw new UnsupportedOperationException();
    }
}
