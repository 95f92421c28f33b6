package fr.santelien.desktop.start;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;
import fr.santelien.desktop.session.Sessions.KnownStructure;
import java.util.List;
import java.util.Optional;

/**
 * What the server said of a card: who the holder is, and where she works.
 *
 * @param users one a structure
 * @param resources the PractitionerRoles and Organizations it answered with
 */
record Enrolment(List<User> users, List<ObjectNode> resources) {

    Optional<User> in(String structureId) {
        return users.stream()
                .filter(user -> user.structureId().equals(structureId))
                .findFirst();
    }

    List<KnownStructure> structures() {
        return users.stream()
                .map(user -> new KnownStructure(
                        user.structureId(), user.structureName(), finess(user.structureId()), null, null))
                .toList();
    }

    /** FINESS of a structure, empty when its Organization bears none. */
    String finess(String structureId) {
        return resources.stream()
                .filter(resource -> resource.path("resourceType").asText().equals("Organization"))
                .filter(resource -> resource.path("id").asText().equals(structureId))
                .map(Enrolment::finess)
                .findFirst()
                .orElse("");
    }

    /** FINESS of an Organization. */
    static String finess(ObjectNode organization) {
        for (var identifier : organization.path("identifier")) {
            if (identifier.path("system").asText().equals(Names.FINESS)) {
                return identifier.path("value").asText();
            }
        }
        return "";
    }
}
