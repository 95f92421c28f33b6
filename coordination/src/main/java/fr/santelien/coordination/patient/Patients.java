package fr.santelien.coordination.patient;

import fr.santelien.sync.replica.Replica;
import java.util.List;
import java.util.Optional;

/** The patients of this poste. */
public final class Patients {

    public Patients(Replica replica) {}

    /** Patients that match, by name, at most {@code limit}. An empty query lists the first ones by name. */
    public List<PatientIdentity> search(PatientQuery query, int limit) {
        throw new UnsupportedOperationException();
    }

    /** How many match. */
    public int count(PatientQuery query) {
        throw new UnsupportedOperationException();
    }

    public Optional<PatientIdentity> find(String patientId) {
        throw new UnsupportedOperationException();
    }

    /** Notes in the trace that the record was opened, and gives the identity. */
    public Optional<PatientIdentity> open(String patientId) {
        throw new UnsupportedOperationException();
    }
}
