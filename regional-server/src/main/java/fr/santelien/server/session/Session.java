package fr.santelien.server.session;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Set;

/** Who asks, and on whose behalf. */
public sealed interface Session {

    /**
     * A person at work in one structure.
     *
     * @param person national identifier, type digit first
     * @param roles codes of {@code Names.ROLE} she holds there today
     * @param structure id of the Organization
     */
    record Member(String person, Set<String> roles, String structure) implements Session {}

    /** A person who has not said yet for which structure she works: sees herself and where she belongs. */
    record Visitor(String person, String practitioner, Set<String> memberships, Set<String> structures)
            implements Session {}

    /** Software that reads everything and seeds the region; only where the settings name it. */
    record Auditor(String person) implements Session {}

    /** National identifier of the person, or name of the software. */
    String person();

    /** The session {@link SessionGate} opened for this request. */
    static Session of(RequestDetails request) {
        if (request.getUserData().get(Session.class) instanceof Session session) {
            return session;
        }
        throw new IllegalStateException("a request that did not pass the gate");
    }
}
