package fr.santelien.lab.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.access.User;

/** Who is served what, in the stub: requests and lists by structure, medical answers not to secretaries. */
final class Access {

    private Access() {}

    static boolean mayRead(User user, ObjectNode resource) {
        return switch (resource.path("resourceType").asText()) {
            case "List" -> names(resource, Names.LIST_OWNER, user) || names(resource, Names.LIST_SHARED_WITH, user);
            case "Task" -> isHers(resource.path("owner"), user) || isHers(resource.path("requester"), user);
            case "QuestionnaireResponse" ->
                user.role() != User.Role.SECRETARY
                        || !resource.path("questionnaire").asText().startsWith(Names.PPCS_MEDICAL);
            default -> true;
        };
    }

    /** A resource pushed by a poste says who changed it: nobody else than the holder. */
    static boolean isAuthor(User user, ObjectNode resource) {
        for (JsonNode extension : resource.path("extension")) {
            if (extension.path("url").asText().equals(Names.LAST_CHANGE)) {
                String author = extension
                        .path("extension")
                        .path(0)
                        .at("/valueReference/identifier/value")
                        .asText();
                return author.equals(user.holderId().replace(":", ""));
            }
        }
        return false;
    }

    private static boolean names(ObjectNode resource, String url, User user) {
        for (JsonNode extension : resource.path("extension")) {
            if (extension.path("url").asText().equals(url) && isHers(extension.path("valueReference"), user)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHers(JsonNode reference, User user) {
        return reference.path("reference").asText().equals("Organization/" + user.structureId());
    }
}
