package fr.santelien.server.access;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;

/**
 * Documents attached to requests. A Binary bears no labels: it is open to whoever its request is open to now, so that a
 * label the request gains or loses needs no new version of ten megabytes.
 */
final class Documents {

    private final DaoRegistry daos;

    Documents(DaoRegistry daos) {
        this.daos = daos;
    }

    /** The request a document was put to; empty when it names none, or one that is not here. */
    Optional<Task> request(Binary document) {
        return Structures.id(document.getSecurityContext(), "Task").flatMap(id -> find(Task.class, id));
    }

    /** A document by the id of its Binary. */
    Optional<Binary> document(String id) {
        return find(Binary.class, id);
    }

    private <T extends IBaseResource> Optional<T> find(Class<T> type, String id) {
        try {
            return Optional.of(
                    daos.getResourceDao(type).read(new IdType(type.getSimpleName(), id), new SystemRequestDetails()));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }
}
