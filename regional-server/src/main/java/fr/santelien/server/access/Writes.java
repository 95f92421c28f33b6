package fr.santelien.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import fr.santelien.server.form.LostCardCheck;
import fr.santelien.server.form.ResponseCheck;
import fr.santelien.server.session.Directory;
import fr.santelien.server.session.Session;
import fr.santelien.server.session.SessionGate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;

/** On the way of each write, alone or in a bundle: rights, shape, labels, and the labels it changes elsewhere. */
@Interceptor
public final class Writes {

    private static final String TOUCHED = Writes.class.getName() + ".touched";

    private final DaoRegistry daos;
    private final Directory directory;
    private final ResponseCheck shape;
    private final Labels labels;
    private final WriteGuard guard;
    private final DocumentCheck documents;

    public Writes(
            DaoRegistry daos,
            AccessTable table,
            Grants grants,
            HintRule hints,
            Directory directory,
            ResponseCheck shape) {
        this.daos = daos;
        this.directory = directory;
        this.shape = shape;
        labels = new Labels(grants, daos);
        Documents stored = new Documents(daos);
        guard = new WriteGuard(table, grants, hints, stored);
        documents = new DocumentCheck(stored);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
    public void creating(IBaseResource resource, RequestDetails request) {
        storing(null, resource, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void updating(IBaseResource old, IBaseResource written, RequestDetails request) {
        storing(old, written, request);
    }

    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_DELETED)
    public void deleting(IBaseResource resource) {
        throw new MethodNotAllowedException("Rien n’est supprimé : donnez à la ressource un état de fin.");
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void created(IBaseResource resource, RequestDetails request) {
        stored(resource, request);
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void updated(IBaseResource old, IBaseResource written, RequestDetails request) {
        stored(written, request);
    }

    private void storing(@Nullable IBaseResource old, IBaseResource written, RequestDetails request) {
        Session session = Session.of(request);
        guard.check(session, old, written);
        shape.check(written);
        LostCardCheck.check(written);
        documents.check(old, written);
        Optional<String> creator = old == null && session instanceof Session.Member member
                ? Optional.of(member.structure())
                : Optional.empty();
        touched(request).addAll(labels.record(written, creator));
        labels.apply(written);
        guard.stillVisible(session, written);
    }

    /** After everything of the request is stored, in the same transaction: what gained or lost a label follows. */
    private void stored(IBaseResource resource, RequestDetails request) {
        if (resource instanceof Practitioner || resource instanceof PractitionerRole) {
            directory.forget();
        }
        Set<String> targets = touched(request);
        List<String> bearing = targets.stream()
                .flatMap(target -> labels.bearing(target).stream())
                .distinct()
                .toList();
        targets.clear();
        bearing.forEach(this::relabel);
    }

    /** A new version when its labels change, so that the resource arrives by the ordinary pull. */
    private void relabel(String reference) {
        IdType id = new IdType(reference);
        IFhirResourceDao<IBaseResource> dao = dao(id.getResourceType());
        SystemRequestDetails server = new SystemRequestDetails();
        server.setHeaders(JpaConstants.HEADER_META_SNAPSHOT_MODE, List.of(SessionGate.ONLY_DERIVED_LABELS));
        IBaseResource resource;
        try {
            resource = dao.read(id, server);
        } catch (ResourceNotFoundException e) {
            return; // named before it was sent: it gets its labels when it arrives
        }
        if (labels.apply(resource)) {
            resource.setId(id);
            dao.update(resource, server);
        }
    }

    @SuppressWarnings("unchecked") // the DAO of a type name takes resources of that type
    private IFhirResourceDao<IBaseResource> dao(String type) {
        return daos.getResourceDao(type);
    }

    @SuppressWarnings("unchecked") // put there by this class
    private static Set<String> touched(RequestDetails request) {
        return (Set<String>) request.getUserData().computeIfAbsent(TOUCHED, key -> new TreeSet<String>());
    }
}
