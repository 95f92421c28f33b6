package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.contract.Names;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.Extensions;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Replica;
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

    /** What the value is: « Échéance (objectif 1) », « Titre », « Commentaire de DURAND Jeanne ». */
    String name(Conflict conflict, JsonNode resource) {
        ConflictPath path = ConflictPath.parse(conflict.path());
        if (!path.keys("item").isEmpty()) {
            return answers.name(path, resource);
        }
        if (!path.keys("entry").isEmpty()) {
            String patient = patient(path.keys("entry").getFirst());
            return path.keys("extension").contains(Names.ENTRY_COMMENT)
                    ? "Commentaire de " + patient
                    : "Présence de " + patient + " dans la liste";
        }
        if (path.keys("extension").contains(Names.REQUEST_HANDLER)) {
            return "Prise en charge par";
        }
        return switch (path.last().split("\\+")[0]) {
            case "title" -> "Titre";
            case "status", "owner" -> "État";
            case "note" -> "Suivi";
            default -> "Information « " + path.last() + " »";
        };
    }

    /** One side's value; {@link #EMPTY} when it has none. */
    String value(Conflict conflict, JsonNode resource, @Nullable JsonNode value) {
        if (value == null) {
            return EMPTY;
        }
        ConflictPath path = ConflictPath.parse(conflict.path());
        String text;
        if (!path.keys("item").isEmpty()) {
            text = answers.text(path, resource, value);
        } else if (path.last().equals("entry")) {
            String comment = Extensions.text(value, Names.ENTRY_COMMENT, "valueString");
            text = comment.isEmpty() ? "présent" : "présent : " + comment;
        } else if (path.last().startsWith("status") || path.last().contains("+status")) {
            text = status(value.isObject() ? Elements.text(value, "status") : value.asText());
        } else {
            text = ValueText.of(value.has("valueReference") ? value.get("valueReference") : value);
        }
        return text.isBlank() ? EMPTY : text;
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
