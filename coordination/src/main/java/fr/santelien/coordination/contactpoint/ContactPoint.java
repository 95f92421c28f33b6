package fr.santelien.coordination.contactpoint;

import fr.santelien.coordination.access.User;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.sync.replica.Replica;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The structure's contact point. */
public final class ContactPoint {

    public ContactPoint(Replica replica, User user, Patients patients, Clock clock) {}

    /** Requests of one stage (all stages when null): most urgent first, then oldest first; closed ones newest first. */
    public List<RequestRow> requests(RequestRow.@Nullable Stage stage) {
        throw new UnsupportedOperationException();
    }

    public Map<RequestRow.Stage, Integer> counts() {
        throw new UnsupportedOperationException();
    }

    /** The request in full, without leaving a step. */
    public Optional<RequestDetail> find(String requestId) {
        throw new UnsupportedOperationException();
    }

    /** Opens a request: the first opening by this user is a step of the trail. */
    public Optional<RequestDetail> open(String requestId) {
        throw new UnsupportedOperationException();
    }

    public void take(String requestId) {
        throw new UnsupportedOperationException();
    }

    /** Answers the sender; {@code awaitSender} puts the request on hold until the sender comes back. */
    public void answer(String requestId, String text, boolean awaitSender) {
        throw new UnsupportedOperationException();
    }

    public void close(String requestId, String text) {
        throw new UnsupportedOperationException();
    }
}
