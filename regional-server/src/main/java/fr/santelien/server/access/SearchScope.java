package fr.santelien.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import fr.santelien.contract.Names;
import fr.santelien.server.session.Session;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Narrows a search to what the session may see, so that pages are full and totals tell nothing. {@link ReadWall} checks
 * each resource again.
 */
@Interceptor
public final class SearchScope {

    /** A code no resource bears: the search finds nothing. */
    private static final String NOTHING = "none";

    private final AccessTable table;

    public SearchScope(AccessTable table) {
        this.table = table;
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = -50)
    public void narrow(RequestDetails request) {
        if (request.getRestOperationType() != RestOperationTypeEnum.SEARCH_TYPE) {
            return;
        }
        narrow(new SearchQuery.OfRequest(request), Session.of(request));
    }

    /** The searches of a batch do not pass here as requests of their own. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = -50)
    public void narrowBatch(RequestDetails request) {
        if (request.getResource() instanceof Bundle bundle && bundle.getType() == Bundle.BundleType.BATCH) {
            bundle.getEntry()
                    .forEach(entry -> narrow(new SearchQuery.OfBatch(entry.getRequest()), Session.of(request)));
        }
    }

    private void narrow(SearchQuery query, Session session) {
        switch (session) {
            case Session.Auditor ignored -> {}
            case Session.Member member -> narrow(query, member);
            case Session.Visitor visitor -> narrow(query, visitor);
        }
    }

    private void narrow(SearchQuery query, Session.Member member) {
        String type = query.type();
        refuseProbing(query);
        if (type.equals("Binary")) {
            throw new ForbiddenOperationException(
                    "Un document joint ne se cherche pas : lisez-le par l’adresse que donne la demande.");
        }
        List<Subject> subjects = Subject.ofType(type);
        if (subjects.isEmpty()) {
            return;
        }
        String readable = subjects.stream()
                .filter(subject -> table.mayRead(member.roles(), subject))
                .map(subject -> Names.SUBJECT_LABEL + "|" + subject.code)
                .collect(Collectors.joining(","));
        query.add("_security", readable.isEmpty() ? Names.SUBJECT_LABEL + "|" + NOTHING : readable);
        if (!subjects.contains(Subject.MEMBERSHIP)) {
            query.add("_security", Names.STRUCTURE_LABEL + "|" + member.structure());
        }
    }

    private static void narrow(SearchQuery query, Session.Visitor visitor) {
        refuseProbing(query);
        switch (query.type()) {
            case "PractitionerRole" -> query.add("practitioner", "Practitioner/" + visitor.practitioner());
            case "Practitioner" -> query.add("_id", visitor.practitioner());
            case "Organization" -> query.add("_id", anyOf(visitor.structures()));
            default ->
                throw new ForbiddenOperationException(
                        "Choisissez d’abord la structure pour laquelle vous travaillez (en-tête "
                                + Names.STRUCTURE_HEADER + ").");
        }
    }

    /** Chains and reverse chains would tell, one question after the other, what a resource one may not see says. */
    private static void refuseProbing(SearchQuery query) {
        boolean probing = query.names().stream()
                .anyMatch(name -> name.startsWith("_has")
                        || name.startsWith("_filter")
                        || name.startsWith("_list")
                        || (name.indexOf('.') >= 0 && !query.type().equals("PractitionerRole")));
        if (probing) {
            throw new ForbiddenOperationException(
                    "Recherche par enchaînement refusée : " + "cherchez chaque type de ressource pour lui-même.");
        }
    }

    private static String anyOf(Collection<String> ids) {
        return ids.isEmpty() ? NOTHING : String.join(",", ids);
    }
}
