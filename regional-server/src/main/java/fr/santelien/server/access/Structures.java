package fr.santelien.server.access;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import fr.santelien.contract.Names;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Which structures and patients a resource names. */
final class Structures {

    private final DaoRegistry daos;

    Structures(DaoRegistry daos) {
        this.daos = daos;
    }

    /** Organizations of the circle, and those its professionals belong to; who left is out. */
    Set<String> of(CareTeam circle) {
        Set<String> structures = new TreeSet<>();
        circle.getParticipant().stream()
                .filter(participant -> !participant.getPeriod().hasEnd())
                .map(CareTeam.CareTeamParticipantComponent::getMember)
                .forEach(member -> member(member).ifPresent(structures::add));
        return structures;
    }

    static Set<String> of(Task request) {
        return organizations(Stream.of(request.getOwner(), request.getRequester()));
    }

    static Set<String> of(ListResource list) {
        return organizations(Stream.of(Names.LIST_OWNER, Names.LIST_SHARED_WITH).flatMap(url -> extensions(list, url)));
    }

    static Set<String> owner(ListResource list) {
        return organizations(extensions(list, Names.LIST_OWNER));
    }

    /** Id a reference of a given type points at. */
    static Optional<String> id(Reference reference, String type) {
        return type.equals(reference.getReferenceElement().getResourceType())
                ? Optional.ofNullable(reference.getReferenceElement().getIdPart())
                : Optional.empty();
    }

    private Optional<String> member(Reference member) {
        Optional<String> organization = id(member, "Organization");
        return organization.isPresent()
                ? organization
                : id(member, "PractitionerRole").flatMap(this::ofRole);
    }

    private Optional<String> ofRole(String role) {
        try {
            PractitionerRole found = daos.getResourceDao(PractitionerRole.class)
                    .read(new org.hl7.fhir.r4.model.IdType("PractitionerRole", role), new SystemRequestDetails());
            return id(found.getOrganization(), "Organization");
        } catch (ResourceNotFoundException e) {
            return Optional.empty(); // a member nobody has told the region about opens nothing
        }
    }

    private static Stream<Reference> extensions(DomainResource resource, String url) {
        return resource.getExtensionsByUrl(url).stream()
                .map(extension -> extension.getValue())
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast);
    }

    private static Set<String> organizations(Stream<Reference> references) {
        Set<String> ids = new TreeSet<>();
        references.forEach(reference -> id(reference, "Organization").ifPresent(ids::add));
        return ids;
    }
}
