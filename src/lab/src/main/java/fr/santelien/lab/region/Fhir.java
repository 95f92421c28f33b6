package fr.santelien.lab.region;

import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Elements that every part of the region writes the same way. */
final class Fhir {

    private Fhir() {}

    /** Sets the id, and marks the resource as test data. */
    static <T extends Resource> T fictitious(T resource, String id) {
        resource.setId(id);
        resource.getMeta().addTag("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "Données fictives");
        return resource;
    }

    static CodeableConcept kind(String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(Names.KIND).setCode(code);
        return concept;
    }

    static Reference to(String type, String id, String display) {
        return new Reference(type + "/" + id).setDisplay(display);
    }

    static Reference to(DemoStructure structure) {
        return to("Organization", structure.id, structure.label);
    }

    static DateTimeType moment(Instant instant) {
        return new DateTimeType(instant.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Who changed the resource last, as a poste would have said it. */
    static void changed(DomainResource resource, DemoPerson by, Instant at) {
        Extension change = resource.addExtension();
        change.setUrl(Names.LAST_CHANGE);
        Reference author = new Reference().setDisplay(Staff.display(by));
        author.getIdentifier().setSystem(Names.PERSON_IDENTIFIER).setValue(by.idType + by.idValue);
        change.addExtension("author", author);
        change.addExtension(
                "at", new InstantType(at.truncatedTo(ChronoUnit.MILLIS).toString()));
    }
}
