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
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            String url = String.valueOf(entry.getRequest().getUrl());
            if (entry.getRequest().getMethod() != Bundle.HTTPVerb.PUT || url.indexOf('?') >= 0) {
                throw new InvalidRequestException(
                        "Un envoi groupé ne contient que des PUT sur l’identifiant de la ressource.");
            }
        }
    }
}
