package fr.santelien.lab.trial;

import fr.santelien.sync.replica.Replica;

/** What is between the user and the file, and between the file and the server. */
public interface Conditions {

    /** Nothing. */
    Conditions FAIR = new Conditions() {};

    /** Resources asked for at once; few, so that there are pages. */
    default int pageSize() {
        return 8;
    }

    /** The server as the postes reach it. */
    default TrialServer reach(TrialServer server) {
        return server;
    }

    default Replica damage(Replica replica) {
        return replica;
    }
}
