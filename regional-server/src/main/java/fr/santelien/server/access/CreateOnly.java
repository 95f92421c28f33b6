package fr.santelien.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A PUT with {@code If-None-Match: *} (RFC 9110, 13.1.2) creates or is refused. The engine ignores it: the creation of a
 * poste that comes late, when others have gone on from the same one sent again, would replace their work unseen.
 */
@Interceptor
public final class CreateOnly {

    private static final String ANY = "*";

    /** No version bears this number: the engine takes it for a creation, and for stale where anything stands. */
    private static final String BEFORE_ANY_VERSION = "W/\"0\"";

    /** In a bundle the condition stands in the entry, where no hook of the storage sees it. */
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void inBundle(RestOperationTypeEnum operation, RequestDetails request) {
        if (operation == RestOperationTypeEnum.TRANSACTION && request.getResource() instanceof Bundle bundle) {
            for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
                if (ANY.equals(entry.getRequest().getIfNoneMatch())) {
                    entry.getRequest().setIfMatch(BEFORE_ANY_VERSION).setIfNoneMatch(null);
                }
            }
        }
    }

    /** By itself it stands in the header. */
    @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
    public void alone(IBaseResource old, IBaseResource written, RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.UPDATE
                && ANY.equals(request.getHeader("If-None-Match"))) {
            throw new PreconditionFailedException(
                    "Cette ressource existe déjà : lisez-la, puis modifiez-la à partir de sa version.");
        }
    }
}
