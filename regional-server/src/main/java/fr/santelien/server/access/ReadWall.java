package fr.santelien.server.access;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.interceptor.consent.ConsentOutcome;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentContextServices;
import ca.uhn.fhir.rest.server.interceptor.consent.IConsentService;
import fr.santelien.contract.Names;
import fr.santelien.server.session.Session;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseOperationOutcome;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Subscription;

/** Last before a resource leaves: whatever the way it was found, it goes only to who may read it. */
public final class ReadWall implements IConsentService {

    /** Types that everyone of the region may read. */
    private static final Set<String> DIRECTORY = Set.of("Organization", "Practitioner");

    private static final Set<RestOperationTypeEnum> PAST =
            EnumSet.of(RestOperationTypeEnum.VREAD, RestOperationTypeEnum.HISTORY_INSTANCE);

    private final AccessTable table;
    private final HintRule hints;
    private final DaoRegistry daos;
    private final Documents documents;

    public ReadWall(AccessTable table, HintRule hints, DaoRegistry daos) {
        this.table = table;
        this.hints = hints;
        this.daos = daos;
        this.documents = new Documents(daos);
    }

    @Override
    public ConsentOutcome canSeeResource(
            RequestDetails request, IBaseResource resource, IConsentContextServices services) {
        return written(request) || sees(request, resource) ? ConsentOutcome.PROCEED : ConsentOutcome.REJECT;
    }

    /**
     * A transaction holds nothing but writes ({@link Interactions}), which {@link WriteGuard} judges. Its engine asks here
     * before a change has its labels, and what is hidden from it at that moment it leaves out of the store, in silence.
     */
    private static boolean written(RequestDetails request) {
        return request.getRestOperationType() == RestOperationTypeEnum.TRANSACTION;
    }

    private boolean sees(RequestDetails request, IBaseResource resource) {
        if (resource instanceof IBaseOperationOutcome) {
            return true;
        }
        return switch (Session.of(request)) {
            case Session.Auditor ignored -> true;
            case Session.Visitor visitor -> sees(visitor, resource);
            case Session.Member member ->
                sees(member, resource)
                        // The labels of a past version are those of its time: who lost access since is refused.
                        && (!PAST.contains(request.getRestOperationType()) || sees(member, current(resource)));
        };
    }

    private boolean sees(Session.Member member, IBaseResource resource) {
        if (DIRECTORY.contains(resource.fhirType())) {
            return true;
        }
        if (resource instanceof Subscription subscription) {
            return hints.mayHear(member, subscription.getIdElement().getIdPart());
        }
        if (resource instanceof Binary document) {
            return documents
                    .request(document)
                    .filter(request -> sees(member, request))
                    .isPresent();
        }
        List<? extends org.hl7.fhir.instance.model.api.IBaseCoding> labels =
                resource.getMeta().getSecurity();
        Optional<Subject> subject = Subject.of(resource);
        return subject.isPresent()
                && table.mayRead(member.roles(), subject.get())
                && (subject.get() == Subject.MEMBERSHIP
                        || labels.stream()
                                .anyMatch(label -> Names.STRUCTURE_LABEL.equals(label.getSystem())
                                        && member.structure().equals(label.getCode())));
    }

    private static boolean sees(Session.Visitor visitor, IBaseResource resource) {
        String id = resource.getIdElement().getIdPart();
        return switch (resource) {
            case PractitionerRole ignored -> visitor.memberships().contains(id);
            default ->
                switch (resource.fhirType()) {
                    case "Practitioner" -> visitor.practitioner().equals(id);
                    case "Organization" -> visitor.structures().contains(id);
                    default -> false;
                };
        };
    }

    private IBaseResource current(IBaseResource version) {
        return daos.getResourceDao(version.fhirType())
                .read(version.getIdElement().toUnqualifiedVersionless(), new SystemRequestDetails());
    }
}
