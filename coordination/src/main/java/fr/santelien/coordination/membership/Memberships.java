package fr.santelien.coordination.membership;

import fr.santelien.coordination.access.User;
import fr.santelien.sync.replica.Replica;
import java.util.List;

/** The people attached to the user's structure. Read only in this version. */
public final class Memberships {

    public Memberships(Replica replica, User user) {}

    /** Active ones first, then by name; {@code filter} keeps names and professions that contain it. */
    public List<Member> people(String filter) {
        throw new UnsupportedOperationException();
    }
}
