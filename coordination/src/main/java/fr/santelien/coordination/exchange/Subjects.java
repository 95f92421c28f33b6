package fr.santelien.coordination.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.document.Documents;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.patient.PatientIdentity;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import java.util.Optional;

/** What people call a resource. What this card may not see is named by its kind only. */
final class Subjects {

    private final Replica replica;
    private final Patients patients;

    Subjects(Replica replica) {
        this.replica = replica;
        this.patients = new Patients(replica);
    }

    /** « PPCS — DURAND Jeanne », « Liste « Sorties » », « Demande n° 2026-004312 ». */
    String of(Reference reference) {
        ObjectNode resource =
                replica.read(reference).map(stored -> stored.local()).orElseGet(Elements::object);
        return switch (reference.type()) {
            case "Task" ->
                named("Demande", Elements.text(resource.path("identifier").path(0), "value"), " n° ", "");
            case "List" -> named("Liste", Elements.text(resource, "title"), " « ", " »");
            case "CarePlan", "QuestionnaireResponse" -> named("PPCS", patient(resource.path("subject")), " — ", "");
            case "Patient" -> named("Patient", patient(References.to("Patient", reference.id())), " — ", "");
            case "CareTeam" -> named("Cercle de soins", patient(resource.path("subject")), " — ", "");
            case "PractitionerRole" ->
                named("Rattachement", References.display(resource.path("practitioner")), " — ", "");
            case "Binary" ->
                Documents.request(replica, reference)
                        .map(request -> "Document joint — " + of(request))
                        .orElse("Document joint");
            default -> "Donnée de la plateforme";
        };
    }

    /** The record a screen opens to show this one; empty where there is none, or this card may not see it. */
    String opens(Reference reference) {
        return replica.read(reference)
                .map(stored -> switch (reference.type()) {
                    case "Task", "List", "CarePlan", "Patient" -> reference.toString();
                    case "QuestionnaireResponse" ->
                        opens("CarePlan", stored.local().path("basedOn").path(0));
                    case "Binary" -> opens("Task", stored.local().path("securityContext"));
                    case "CareTeam" -> opens("Patient", stored.local().path("subject"));
                    default -> "";
                })
                .orElse("");
    }

    private static String opens(String type, JsonNode reference) {
        String id = References.id(reference, type);
        return id.isEmpty() ? "" : type + "/" + id;
    }

    private String patient(JsonNode subject) {
        return Optional.of(References.id(subject, "Patient"))
                .filter(id -> !id.isEmpty())
                .flatMap(patients::find)
                .map(PatientIdentity::displayName)
                .orElse("");
    }

    private static String named(String kind, String name, String before, String after) {
        return name.isBlank() ? kind : kind + before + name + after;
    }
}
