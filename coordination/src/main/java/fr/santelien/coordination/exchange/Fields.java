package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.sync.replica.Replica;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and values of what is in conflict, in the users' words. */
final class Fields {

    static final String EMPTY = "(vide)";

    private final Patients patients;
    private final AnswerFields answers;

    Fields(Replica replica, Form form) {
        this.patients = new Patients(replica);
        this.answers = new AnswerFields(form);
    }

    /** What the value at a path is: « Échéance (objectif 1) », « Titre », « Commentaire de DURAND Jeanne ». */
    String name(String at, JsonNode resource) {
        ConflictPath path = ConflictPath.parse(at);
        if (!path.keys("item").isEmpty()) {
            return answers.name(path, resource);
        }
        if (!path.keys("entry").isEmpty()) {
            String patient = patient(path.keys("entry").getFirst());
            return path.keys("extension").contains(Names.ENTRY_COMMENT)
                    ? "Commentaire de " + patient
                    : "Présence de " + patient + " dans la liste";
        }
        List<String> members = path.lastMembers();
        if (members.contains("birthDate")) {
            return "Identité";
        }
        if (members.contains("status") || members.contains("owner")) {
            return "État";
        }
        return switch (path.first()) {
            case "title" -> "Titre";
            case "description" -> "Description";
            case "priority" -> "Priorité";
            case "note" -> "Suivi";
            case "participant" -> "Membre du cercle de soins";
            case "active+period", "period" -> "Dates du rattachement";
            default -> "Information « " + path.last() + " »";
        };
    }

    /** One side's value; {@link #EMPTY} when it has none. */
    String value(String at, JsonNode resource, @Nullable JsonNode value) {
        if (value == null) {
            return EMPTY;
        }
        ConflictPath path = ConflictPath.parse(at);
        String text;
        if (!path.keys("item").isEmpty()) {
            text = answers.text(path, resource, value);
        } else if (path.last().equals("entry")) {
            String comment = Extensions.text(value, Names.ENTRY_COMMENT, "valueString");
            text = comment.isEmpty() ? "présent" : "présent : " + comment;
        } else if (path.lastMembers().contains("birthDate")) {
            text = identity(value);
        } else if (path.lastMembers().contains("status")) {
            text = status(value);
        } else {
            text = ValueText.of(value);
        }
        return text.isBlank() ? EMPTY : text;
    }

    private static String identity(JsonNode traits) {
        JsonNode name = traits.path("name").path(0);
        String text = String.join(
                " ", Elements.text(name, "family"), name.path("given").path(0).asText());
        return String.join(", ", text.strip(), ValueText.day(Elements.text(traits, "birthDate")));
    }

    /** « en cours · Camille FICTIVE »: the state of a request goes with who has it in hand. */
    private static String status(JsonNode value) {
        String state = status(value.isObject() ? Elements.text(value, "status") : value.asText());
        String handler = ValueText.of(value.path("extension[" + Names.REQUEST_HANDLER + "]"));
        return handler.isEmpty() ? state : state + " · " + handler;
    }

    private String patient(String key) {
        String id = References.id(Elements.object().put("reference", key), "Patient");
        return patients.find(id).map(PatientIdentity::displayName).orElse("un patient");
    }

    private static String status(String code) {
        return switch (code) {
            case "requested", "received" -> "à traiter";
            case "in-progress" -> "en cours";
            case "on-hold" -> "en attente";
            case "completed" -> "terminé";
            case "draft" -> "brouillon";
            case "active", "current" -> "en cours de validité";
            default -> code;
        };
    }
}
