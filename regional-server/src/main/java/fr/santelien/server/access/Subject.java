package fr.santelien.server.access;

import fr.santelien.contract.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** Rows of the access table, with the resources that fall under each. */
enum Subject {
    REQUEST("request", "Task"),
    WORKLIST("worklist", "List"),
    PATIENT_IDENTITY("patient-identity", "Patient", "CareTeam"),
    NOTE_BODY("note-body", "DocumentReference"),
    PPCS_ADMINISTRATIVE("ppcs-administrative", "CarePlan", "QuestionnaireResponse"),
    PPCS_MEDICAL("ppcs-medical", "QuestionnaireResponse"),
    MEMBERSHIP("membership", "PractitionerRole");

    final String code;
    private final List<String> types;

    Subject(String code, String... types) {
        this.code = code;
        this.types = List.of(types);
    }

    /** Every subject a type of resource may fall under; empty for the directory and for what posts do not exchange. */
    static List<Subject> ofType(String type) {
        return Arrays.stream(values())
                .filter(subject -> subject.types.contains(type))
                .toList();
    }

    /** A QuestionnaireResponse that is not clearly the administrative one is medical: the narrower right. */
    static Optional<Subject> of(IBaseResource resource) {
        if (resource instanceof QuestionnaireResponse response) {
            String form = String.valueOf(response.getQuestionnaire());
            boolean administrative =
                    form.equals(Names.PPCS_ADMINISTRATIVE) || form.startsWith(Names.PPCS_ADMINISTRATIVE + "|");
            return Optional.of(administrative ? PPCS_ADMINISTRATIVE : PPCS_MEDICAL);
        }
        return ofType(resource.fhirType()).stream().findFirst();
    }
}
