package fr.santelien.server.form;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import fr.santelien.contract.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/**
 * Answers fit their form: known questions, in their place, of their type. The full validator takes 10 s and 200 MB to
 * wake, so it runs in the tests only, where it agrees with this check on the same examples.
 */
public final class ResponseCheck {

    private final Map<String, Questionnaire> forms;

    private ResponseCheck(Map<String, Questionnaire> forms) {
        this.forms = forms;
    }

    /** @throws IOException when a questionnaire of the contract cannot be read */
    public static ResponseCheck load(FhirContext fhir) throws IOException {
        return new ResponseCheck(Map.of(
                Names.PPCS_ADMINISTRATIVE, read(fhir, "Questionnaire-ppcs-administratif.json"),
                Names.PPCS_MEDICAL, read(fhir, "Questionnaire-ppcs-medical.json")));
    }

    /** @throws UnprocessableEntityException naming the first answer that does not fit */
    public void check(IBaseResource resource) {
        if (!(resource instanceof QuestionnaireResponse response)) {
            return;
        }
        String canonical = String.valueOf(response.getQuestionnaire());
        Questionnaire form = forms.get(canonical.split("\\|", 2)[0]);
        if (form == null || !canonical.endsWith("|" + form.getVersion())) {
            throw new UnprocessableEntityException("Formulaire inconnu de ce serveur : " + canonical);
        }
        level(form.getItem(), response.getItem());
    }

    private static void level(List<QuestionnaireItemComponent> asked, List<QuestionnaireResponseItemComponent> given) {
        for (QuestionnaireResponseItemComponent item : given) {
            QuestionnaireItemComponent question = asked.stream()
                    .filter(candidate -> candidate.getLinkId().equals(item.getLinkId()))
                    .findFirst()
                    .orElseThrow(() -> refusal(item, "question inconnue à cet endroit du formulaire"));
            long occurrences = given.stream()
                    .filter(other -> question.getLinkId().equals(other.getLinkId()))
                    .count();
            if (occurrences > 1 && !question.getRepeats()) {
                throw refusal(item, "une seule réponse attendue");
            }
            one(question, item);
        }
    }

    private static void one(QuestionnaireItemComponent question, QuestionnaireResponseItemComponent item) {
        AnswerType type = AnswerType.of(question.getType());
        if (type == AnswerType.NONE && item.hasAnswer()) {
            throw refusal(item, "pas de réponse attendue");
        }
        if (item.getAnswer().size() > 1 && !question.getRepeats()) {
            throw refusal(item, "une seule réponse attendue");
        }
        item.getAnswer().forEach(answer -> {
            if (!type.accepts(answer.getValue(), question.getAnswerOption())) {
                throw refusal(item, "réponse d’un autre type, ou hors des choix");
            }
        });
        level(question.getItem(), item.getItem());
    }

    private static UnprocessableEntityException refusal(QuestionnaireResponseItemComponent item, String reason) {
        return new UnprocessableEntityException("Réponse « " + item.getLinkId() + " » : " + reason + ".");
    }

    private static Questionnaire read(FhirContext fhir, String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Names.class.getResourceAsStream(file), file)) {
            return fhir.newJsonParser().parseResource(Questionnaire.class, in);
        }
    }
}
