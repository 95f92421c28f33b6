package fr.santelien.lab.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.User;
import fr.santelien.sync.exchange.Transport;
import fr.santelien.sync.replica.Reference;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The server of a trial: how postes reach it, and what it holds when all is over. */
public interface TrialServer {

    /** @return address of the FHIR endpoint */
    URI address();

    /** The way of one holder to the server; the trial closes it. */
    Transport of(User user);

    /** Each resource that is worked on, as it is now. */
    Map<Reference, ObjectNode> current() throws IOException;

    /** All versions of each of them, oldest first, and of the contents of documents put to them, with their data. */
    Map<Reference, List<ObjectNode>> versions() throws IOException;

    /** Whether the server shows this to the holder. */
    boolean shows(User user, ObjectNode resource);

    /** An administrator gives somebody another role: she sees more from now on, though no resource has changed. */
    void give(User user, User.Role role) throws IOException;
}
