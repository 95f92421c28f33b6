package fr.santelien.coordination.worklist;

import fr.santelien.coordination.access.User;
import fr.santelien.sync.replica.Replica;
import java.time.Clock;
import java.util.List;

/** The structure's work lists. Every command checks the right and throws {@code Refusal} when there is none. */
public final class Worklists {

    public Worklists(Replica replica, User user, Clock clock) {}

    /** Own lists by title, then the received ones. */
    public List<Worklist> all() {
        throw new UnsupportedOperationException();
    }

    /** Patients of a list by name; {@code filter} keeps those whose name, first name or comment contains it. */
    public List<WorklistEntry> entries(String listId, String filter) {
        throw new UnsupportedOperationException();
    }

    /** @return id of the new list */
    public String create(String title) {
        throw new UnsupportedOperationException();
    }

    public void rename(String listId, String title) {
        throw new UnsupportedOperationException();
    }

    /** Adding a patient who is there already changes the comment. */
    public void add(String listId, String patientId, String comment) {
        throw new UnsupportedOperationException();
    }

    public void remove(String listId, String patientId) {
        throw new UnsupportedOperationException();
    }

    /** Structures this list could be shared with. */
    public List<Partner> partners() {
        throw new UnsupportedOperationException();
    }

    public void share(String listId, String organizationId) {
        throw new UnsupportedOperationException();
    }

    /** Another structure of the region. */
    public record Partner(String id, String name) {}
}
