package fr.santelien.server.access;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Which patients a resource names. */
final class Patients {

    private Patients() {}

    static Set<String> in(IBaseResource resource) {
        Stream<Reference> references = switch (resource) {
            case CareTeam circle -> Stream.of(circle.getSubject());
            case Task request -> Stream.of(request.getFor());
            case ListResource list ->
                list.getEntry().stream()
                        .filter(entry -> !entry.getDeleted())
                        .map(ListResource.ListEntryComponent::getItem);
            case CarePlan plan -> Stream.of(plan.getSubject());
            case QuestionnaireResponse response -> Stream.of(response.getSubject());
            case DocumentReference note -> Stream.of(note.getSubject());
            default -> Stream.of();
        };
        Set<String> patients = new TreeSet<>();
        references.forEach(reference -> Structures.id(reference, "Patient").ifPresent(patients::add));
        if (resource instanceof Patient patient) {
            Optional.ofNullable(patient.getIdElement().getIdPart()).ifPresent(patients::add);
        }
        return patients;
    }
}
