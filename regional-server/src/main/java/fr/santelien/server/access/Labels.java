package fr.santelien.server.access;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import fr.santelien.contract.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The labels of a resource, derived from what it says and from what others grant. Those a client sends are ignored. */
final class Labels {

    private final Grants grants;
    private final Structures structures;

    Labels(Grants grants, DaoRegistry daos) {
        this.grants = grants;
        this.structures = new Structures(daos);
    }

    /**
     * Records what a resource grants and is about.
     *
     * @param creator structure that created it, empty when unknown or when it is not a creation
     * @return targets whose labels may have changed
     */
    Set<String> record(IBaseResource resource, Optional<String> creator) {
        String source = reference(resource.getIdElement());
        Set<String> patients = Patients.in(resource);
        return switch (resource) {
            case CareTeam circle -> grants.replace(source, pairs("circle/", patients, structures.of(circle)));
            case Task request -> grants.replace(source, pairs("Patient/", patients, Structures.of(request)));
            case ListResource list -> grants.replace(source, pairs("Patient/", patients, Structures.of(list)));
            case CarePlan ignored -> recordAbout(source, patients, creator);
            case QuestionnaireResponse ignored -> recordAbout(source, patients, creator);
            case DocumentReference ignored -> recordAbout(source, patients, creator);
            case Patient ignored -> {
                creator.ifPresent(structure -> grants.replace(source, Set.of(new Grants.Grant(source, structure))));
                yield Set.of();
            }
            default -> Set.of();
        };
    }

    /** Structures that may see the resource once {@link #record} was called for it. */
    Set<String> structures(IBaseResource resource) {
        String reference = reference(resource.getIdElement());
        return switch (resource) {
            case CareTeam circle -> structures.of(circle);
            case Task request -> Structures.of(request);
            case ListResource list -> Structures.of(list);
            default -> {
                Set<String> seeing = new TreeSet<>(grants.structures(reference));
                Patients.in(resource).forEach(patient -> seeing.addAll(grants.structures(Grants.circle(patient))));
                yield seeing;
            }
        };
    }

    /** Puts the derived labels on a resource, in place of whatever was there. @return whether that changed anything */
    boolean apply(IBaseResource given) {
        Resource resource = (Resource) given;
        Meta meta = resource.getMeta();
        Set<String> before = keys(meta.getSecurity());
        meta.getSecurity().clear();
        Optional<Subject> subject = Subject.of(resource);
        subject.ifPresent(
                row -> meta.addSecurity().setSystem(Names.SUBJECT_LABEL).setCode(row.code));
        if (subject.isPresent() && subject.get() != Subject.MEMBERSHIP) {
            structures(resource)
                    .forEach(structure ->
                            meta.addSecurity().setSystem(Names.STRUCTURE_LABEL).setCode(structure));
        }
        return !before.equals(keys(meta.getSecurity()));
    }

    /** Resources that bear the labels of a target. */
    List<String> bearing(String target) {
        if (!target.startsWith("circle/")) {
            return List.of(target);
        }
        String patient = target.substring("circle/".length());
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("Patient/" + patient), grants.about(patient).stream())
                .toList();
    }

    private Set<String> recordAbout(String source, Set<String> patients, Optional<String> creator) {
        patients.forEach(patient -> grants.about(source, patient));
        creator.ifPresent(structure -> grants.replace(source, Set.of(new Grants.Grant(source, structure))));
        return Set.of();
    }

    private static Set<Grants.Grant> pairs(String prefix, Set<String> patients, Set<String> structures) {
        Set<Grants.Grant> pairs = new HashSet<>();
        for (String patient : patients) {
            for (String structure : structures) {
                pairs.add(new Grants.Grant(prefix + patient, structure));
            }
        }
        return pairs;
    }

    private static Set<String> keys(List<Coding> labels) {
        Set<String> keys = new HashSet<>();
        labels.forEach(label -> keys.add(label.getSystem() + "|" + label.getCode()));
        return keys;
    }

    private static String reference(IIdType id) {
        return id.getResourceType() + "/" + id.getIdPart();
    }
}
