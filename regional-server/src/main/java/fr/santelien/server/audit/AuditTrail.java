package fr.santelien.server.audit;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.IPreResourceShowDetails;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import fr.santelien.contract.Names;
import fr.santelien.server.session.Session;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.jspecify.annotations.Nullable;

/** Traces each request: who, for which structure, what was done, on which resources, and how it ended. */
@Interceptor
public final class AuditTrail {

    private static final String SHOWN = AuditTrail.class.getName() + ".shown";

    private final AuditFile file;
    private final InstantSource clock;

    public AuditTrail(AuditFile file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Runs after the wall: only what really leaves is noted. */
    @Hook(value = Pointcut.STORAGE_PRESHOW_RESOURCES, order = 1000)
    public void shown(IPreResourceShowDetails leaving, RequestDetails request) {
        for (int i = 0; i < leaving.size(); i++) {
            note(request, leaving.getResource(i));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails request) {
        note(request, resource);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource old, IBaseResource written, RequestDetails request) {
        note(request, written);
    }

    @Hook(Pointcut.SERVER_PROCESSING_COMPLETED_NORMALLY)
    public void done(RequestDetails request) {
        file.add(event(request, AuditEventOutcome._0));
    }

    @Hook(Pointcut.SERVER_HANDLE_EXCEPTION)
    public void failed(RequestDetails request, BaseServerResponseException failure) {
        file.add(event(request, failure.getStatusCode() >= 500 ? AuditEventOutcome._8 : AuditEventOutcome._4));
    }

    private AuditEvent event(RequestDetails request, AuditEventOutcome outcome) {
        AuditEvent event = new AuditEvent();
        event.getType()
                .setSystem("http://terminology.hl7.org/CodeSystem/audit-event-type")
                .setCode("rest");
        RestOperationTypeEnum operation = request.getRestOperationType();
        if (operation != null) {
            event.addSubtype()
                    .setSystem("http://hl7.org/fhir/restful-interaction")
                    .setCode(operation.getCode());
        }
        event.setAction(action(operation)).setOutcome(outcome);
        event.getRecordedElement().setValueAsString(clock.instant().toString());
        agent(event, request);
        refs(request).forEach(reference -> event.addEntity().getWhat().setReference(reference));
        return event;
    }

    private static void agent(AuditEvent event, RequestDetails request) {
        AuditEvent.AuditEventAgentComponent agent = event.addAgent().setRequestor(true);
        if (!(request.getUserData().get(Session.class) instanceof Session session)) {
            agent.setName("unknown card");
            return;
        }
        agent.getWho().getIdentifier().setSystem(Names.PERSON_IDENTIFIER).setValue(session.person());
        if (session instanceof Session.Member member) {
            event.getSource().getObserver().setReference("Organization/" + member.structure());
        }
    }

    private static AuditEventAction action(@Nullable RestOperationTypeEnum operation) {
        if (operation == null) {
            return AuditEventAction.E;
        }
        return switch (operation) {
            case UPDATE, TRANSACTION, BATCH -> AuditEventAction.U;
            case READ, VREAD, SEARCH_TYPE, HISTORY_INSTANCE, GET_PAGE -> AuditEventAction.R;
            default -> AuditEventAction.E;
        };
    }

    private static void note(RequestDetails request, @Nullable IBaseResource resource) {
        if (resource != null && resource.getIdElement().hasIdPart()) {
            refs(request)
                    .add(resource.getIdElement()
                            .toUnqualified()
                            .withResourceType(resource.fhirType())
                            .getValue());
        }
    }

    @SuppressWarnings("unchecked") // put there by this class
    private static List<String> refs(RequestDetails request) {
        return (List<String>) request.getUserData().computeIfAbsent(SHOWN, key -> new ArrayList<String>());
    }
}
