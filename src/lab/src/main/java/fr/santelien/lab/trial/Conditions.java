package fr.santelien.lab.trial;

import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Replica;

/** What is between the user and the file, and between the file and the server. */
public interface Conditions {

    /** Nothing. */
    Conditions FAIR = new Conditions() {};

    /** Resources asked for at once; few, so that there are pages. */
    default int pageSize() {
        return 8;
    }

    default Transport network(Transport way) {
        return way;
    }

    default Replica damage(Replica replica) {
        return replica;
    }
}
