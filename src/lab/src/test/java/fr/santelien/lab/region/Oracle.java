package fr.santelien.lab.region;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import fr.santelien.contract.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** HAPI's validator with the questionnaires of the contract: what is right is what it says. Wakes in 10 s. */
final class Oracle {

    static final Questionnaire ADMINISTRATIVE = questionnaire("Questionnaire-ppcs-administratif.json");
    static final Questionnaire MEDICAL = questionnaire("Questionnaire-ppcs-medical.json");

    private static final Map<String, Questionnaire> FORMS =
            Map.of(Names.PPCS_ADMINISTRATIVE, ADMINISTRATIVE, Names.PPCS_MEDICAL, MEDICAL);

    private final FhirValidator validator;

    Oracle() {
        FhirContext fhir = FhirContext.forR4Cached();
        FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new Forms(fhir)));
        module.setNoTerminologyChecks(true); // code systems of the ANS are not on this machine
        module.setAnyExtensionsAllowed(true);
        validator = fhir.newValidator().registerValidatorModule(module);
    }

    /** Errors only: what is missing or unknown around a resource is said as warnings. */
    List<String> errors(IBaseResource resource) {
        return validator.validateWithResult(resource).getMessages().stream()
                .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
                .map(Oracle::line)
                .toList();
    }

    private static String line(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    private static Questionnaire questionnaire(String file) {
        try (InputStream in = Objects.requireNonNull(Names.class.getResourceAsStream(file))) {
            return Parsers.JSON.parseResource(Questionnaire.class, in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Forms(FhirContext fhir) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return fhir;
        }

        @Override
        public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String uri) {
            Questionnaire form = FORMS.get(uri.split("\\|", 2)[0]);
            return type == Questionnaire.class && form != null ? type.cast(form) : null;
        }
    }
}
