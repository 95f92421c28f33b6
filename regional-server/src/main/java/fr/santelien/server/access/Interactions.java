package fr.santelien.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;

/** Which interactions of FHIR the exchange uses. The others are closed: nothing is deleted, created by POST or run. */
@Interceptor
public final class Interactions {

    private static final Set<RestOperationTypeEnum> OPEN = EnumSet.of(
            RestOperationTypeEnum.METADATA,
            RestOperationTypeEnum.READ,
            RestOperationTypeEnum.VREAD,
            RestOperationTypeEnum.HISTORY_INSTANCE,
            RestOperationTypeEnum.SEARCH_TYPE,
            RestOperationTypeEnum.GET_PAGE,
            RestOperationTypeEnum.UPDATE,
            RestOperationTypeEnum.TRANSACTION,
            RestOperationTypeEnum.BATCH);

    private static final int MAX_ENTRIES = 1000;
    private static final Pattern SEARCH = Pattern.compile("[A-Z][A-Za-z]+\\?[^#]*");

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -100)
    public void check(RestOperationTypeEnum operation, RequestDetails request) {
        if (!OPEN.contains(operation)) {
            throw new MethodNotAllowedException("Opération fermée sur ce serveur : " + operation.getCode()
                    + ". Lisez par recherche, écrivez par PUT avec votre identifiant.");
        }
        if (request.getResource() instanceof Bundle bundle) {
            check(bundle);
        }
    }

    private static void check(Bundle bundle) {
        if (bundle.getEntry().size() > MAX_ENTRIES) {
            throw new InvalidRequestException(
                    "Envoi trop gros : " + MAX_ENTRIES + " ressources au plus. Envoyez en plusieurs fois.");
        }
        boolean searches = bundle.getType() == Bundle.BundleType.BATCH;
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            if (searches) {
                search(entry.getRequest());
            } else {
                write(entry.getRequest());
            }
        }
    }

    /** Reads, histories and operations stay outside: what guards them looks at a request of its own. */
    private static void search(Bundle.BundleEntryRequestComponent request) {
        if (request.getMethod() != Bundle.HTTPVerb.GET
                || !SEARCH.matcher(String.valueOf(request.getUrl())).matches()) {
            throw new InvalidRequestException("Un lot ne contient que des recherches par type de ressource.");
        }
    }

    private static void write(Bundle.BundleEntryRequestComponent request) {
        if (request.getMethod() != Bundle.HTTPVerb.PUT
                || String.valueOf(request.getUrl()).indexOf('?') >= 0) {
            throw new InvalidRequestException(
                    "Un envoi groupé ne contient que des PUT sur l’identifiant de la ressource.");
        }
    }
}
