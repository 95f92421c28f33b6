package fr.santelien.server.form;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import fr.santelien.contract.Names;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.PractitionerRole;

/** A declaration of loss says which card and since when: one that does not would protect nobody in silence. */
public final class LostCardCheck {

    private LostCardCheck() {}

    /** @throws UnprocessableEntityException when a declaration is incomplete */
    public static void check(IBaseResource resource) {
        if (resource instanceof PractitionerRole role) {
            for (Extension lost : role.getExtensionsByUrl(Names.LOST_CARD)) {
                if (!number(lost) || !moment(lost)) {
                    throw new UnprocessableEntityException(
                            "Carte déclarée perdue sans numéro lisible ou sans date de déclaration.");
                }
            }
        }
    }

    private static boolean number(Extension lost) {
        Extension number = lost.getExtensionByUrl("number");
        return number != null
                && number.getValue() != null
                && String.valueOf(number.getValue().primitiveValue()).matches("[0-9A-Za-z]{1,20}");
    }

    private static boolean moment(Extension lost) {
        Extension moment = lost.getExtensionByUrl("declaredAt");
        return moment != null && moment.getValue() instanceof InstantType instant && instant.hasValue();
    }
}
