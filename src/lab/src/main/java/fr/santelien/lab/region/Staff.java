package fr.santelien.lab.region;

import static fr.santelien.lab.people.DemoStructure.CENTRE;

import fr.santelien.contract.Names;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.people.DemoStructure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The directory: structures, the holders of the demo cards, and a dozen other members of the centre. */
final class Staff {

    private static final String FRENCH_IDENTIFIERS = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";

    /** What the second desk is called: her card bears no name. */
    private static final String NAMELESS = "Inès FAURE";

    private final LocalDate today;
    private final List<Resource> resources = new ArrayList<>();

    private Staff(LocalDate today) {
        this.today = today;
    }

    static List<Resource> resources(LocalDate today) {
        Staff staff = new Staff(today);
        for (DemoStructure structure : DemoStructure.values()) {
            staff.structure(structure);
        }
        for (DemoPerson person : DemoPerson.values()) {
            staff.person(person);
        }
        for (Colleague colleague : Colleague.values()) {
            staff.colleague(colleague);
        }
        return staff.resources;
    }

    /** Name shown for a person; that of the membership when the card bears none. */
    static String display(DemoPerson person) {
        return person.family.isEmpty() ? NAMELESS : person.given + " " + person.family;
    }

    static String practitionerId(DemoPerson person) {
        return "practitioner-" + slug(person);
    }

    static String roleId(DemoPerson person, DemoStructure structure) {
        return "role-" + slug(person) + "-" + structure.name().toLowerCase(Locale.ROOT);
    }

    /** Reference to a person at work in a structure. */
    static Reference role(DemoPerson person, DemoStructure structure) {
        return Fhir.to("PractitionerRole", roleId(person, structure), display(person));
    }

    private void structure(DemoStructure structure) {
        Organization organization = Fhir.fictitious(new Organization(), structure.id);
        organization.setActive(true).setName(structure.label);
        organization
                .addIdentifier()
                .setSystem(Names.FINESS)
                .setValue(structure.finess)
                .getType()
                .addCoding()
                .setSystem(FRENCH_IDENTIFIERS)
                .setCode("FINEG");
        resources.add(organization);
    }

    private void person(DemoPerson person) {
        if (person.structures.isEmpty()) {
            return; // the stranger is unknown to the region
        }
        practitioner(practitionerId(person), person.idType + person.idValue, person.family, person.given);
        for (DemoStructure structure : person.structures) {
            PractitionerRole role = role(
                    roleId(person, structure),
                    Fhir.to("Practitioner", practitionerId(person), display(person)),
                    structure,
                    person.role,
                    Profession.of(person));
            role.getPeriod()
                    .setStartElement(new DateTimeType(today.minusYears(2).toString()));
        }
    }

    private void colleague(Colleague colleague) {
        String slug = colleague.name().toLowerCase(Locale.ROOT);
        practitioner("practitioner-" + slug, colleague.identifier, colleague.family, colleague.given);
        PractitionerRole role = role(
                "role-" + slug + "-centre",
                Fhir.to("Practitioner", "practitioner-" + slug, colleague.given + " " + colleague.family),
                CENTRE,
                colleague.role,
                colleague.profession);
        role.setActive(colleague.until == null || colleague.until > 0);
        role.getPeriod()
                .setStartElement(new DateTimeType(today.plusDays(colleague.from).toString()));
        if (colleague.until != null) {
            role.getPeriod()
                    .setEndElement(
                            new DateTimeType(today.plusDays(colleague.until).toString()));
        }
    }

    private void practitioner(String id, String identifier, String family, String given) {
        Practitioner practitioner = Fhir.fictitious(new Practitioner(), id);
        practitioner.setActive(true);
        practitioner.addIdentifier().setSystem(Names.PERSON_IDENTIFIER).setValue(identifier);
        if (!family.isEmpty()) {
            practitioner.addName(new HumanName().setFamily(family).addGiven(given));
        }
        resources.add(practitioner);
    }

    private PractitionerRole role(
            String id, Reference practitioner, DemoStructure structure, String code, @Nullable Profession profession) {
        PractitionerRole role = Fhir.fictitious(new PractitionerRole(), id);
        role.setActive(true).setPractitioner(practitioner).setOrganization(Fhir.to(structure));
        role.addCode().addCoding().setSystem(Names.ROLE).setCode(code);
        if (profession != null) {
            role.addCode()
                    .addCoding()
                    .setSystem(profession.system)
                    .setCode(profession.code)
                    .setDisplay(profession.label);
        }
        resources.add(role);
        return role;
    }

    private static String slug(DemoPerson person) {
        return person.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
