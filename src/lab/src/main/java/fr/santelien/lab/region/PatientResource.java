package fr.santelien.lab.region;

import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** FR core {@code Patient} of an identity. */
final class PatientResource {

    private static final String FR_CORE = "https://hl7.fr/ig/fhir/core/";
    private static final String PROFILE = FR_CORE + "StructureDefinition/";

    private PatientResource() {}

    static Patient of(Identity identity) {
        Patient patient = Fhir.fictitious(new Patient(), identity.id());
        patient.setActive(true);
        names(patient, identity);
        patient.setGender(identity.woman() ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        patient.getBirthDateElement().setValueAsString(identity.birth().toString());
        birthPlace(patient, identity.place());
        reliability(patient, identity);
        if (identity.status() == Identity.Status.QUAL) {
            ins(patient, identity);
        }
        return patient;
    }

    private static void names(Patient patient, Identity identity) {
        HumanName official = patient.addName().setUse(NameUse.OFFICIAL).setFamily(identity.birthFamily());
        official.addGiven(identity.given());
        official.addExtension(PROFILE + "fr-core-patient-birth-list-given-name", new StringType(identity.given()));
        if (!identity.usedFamily().isEmpty()) {
            patient.addName()
                    .setUse(NameUse.USUAL)
                    .setFamily(identity.usedFamily())
                    .addGiven(identity.given());
        }
    }

    private static void birthPlace(Patient patient, Commune place) {
        Address address = new Address().setCity(place.label);
        address.addExtension(
                PROFILE + "fr-core-address-insee-code",
                new Coding()
                        .setSystem("https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM")
                        .setCode(place.insee));
        patient.addExtension("http://hl7.org/fhir/StructureDefinition/patient-birthPlace", address);
    }

    private static void reliability(Patient patient, Identity identity) {
        Extension reliability = patient.addExtension();
        reliability.setUrl(PROFILE + "fr-core-identity-reliability");
        reliability.addExtension("identityStatus", code(identity.status().name()));
        if (!identity.attribute().isEmpty()) {
            reliability.addExtension("comment", code(identity.attribute()));
        }
    }

    private static void ins(Patient patient, Identity identity) {
        patient.addIdentifier()
                .setUse(IdentifierUse.OFFICIAL)
                .setSystem(Ins.TEST_SYSTEM)
                .setValue(Ins.of(identity.woman(), identity.birth(), identity.place().insee, identity.order()))
                .getType()
                .addCoding()
                .setSystem(FR_CORE + "CodeSystem/fr-core-cs-v2-0203")
                .setCode("INS-NIR-TEST");
    }

    private static Coding code(String code) {
        return new Coding()
                .setSystem(FR_CORE + "CodeSystem/fr-core-cs-identity-reliability")
                .setCode(code);
    }
}
