package fr.santelien.server.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import fr.santelien.contract.Names;
import fr.santelien.server.session.Session;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        switch (Session.of(request)) {
            case Session.Auditor ignored -> {}
            case Session.Member member -> narrow(request, member);
            case Session.Visitor visitor -> narrow(request, visitor);
        }
    }

    private void narrow(RequestDetails request, Session.Member member) {
        String type = String.valueOf(request.getResourceName());
        refuseProbing(request, type);
        List<Subject> subjects = Subject.ofType(type);
        if (subjects.isEmpty()) {
            return;
        }
        String readable = subjects.stream()
                .filter(subject -> table.mayRead(member.roles(), subject))
                .map(subject -> Names.SUBJECT_LABEL + "|" + subject.code)
                .collect(Collectors.joining(","));
        add(request, "_security", readable.isEmpty() ? Names.SUBJECT_LABEL + "|" + NOTHING : readable);
        if (!subjects.contains(Subject.MEMBERSHIP)) {
            add(request, "_security", Names.STRUCTURE_LABEL + "|" + member.structure());
        }
    }

    private static void narrow(RequestDetails request, Session.Visitor visitor) {
        String type = String.valueOf(request.getResourceName());
        refuseProbing(request, type);
        switch (type) {
            case "PractitionerRole" -> add(request, "practitioner", "Practitioner/" + visitor.practitioner());
            case "Practitioner" -> add(request, "_id", visitor.practitioner());
            case "Organization" -> add(request, "_id", anyOf(visitor.structures()));
            default ->
                throw new ForbiddenOperationException(
                        "Choisissez d’abord la structure pour laquelle vous travaillez (en-tête "
                                + Names.STRUCTURE_HEADER + ").");
        }
    }

    /** Chains and reverse chains would tell, one question after the other, what a resource one may not see says. */
    private static void refuseProbing(RequestDetails request, String type) {
        boolean probing = request.getParameters().keySet().stream()
                .anyMatch(name -> name.startsWith("_has")
                        || name.startsWith("_filter")
                        || name.startsWith("_list")
                        || (name.indexOf('.') >= 0 && !type.equals("PractitionerRole")));
        if (probing) {
            throw new ForbiddenOperationException(
                    "Recherche par enchaînement refusée : " + "cherchez chaque type de ressource pour lui-même.");
        }
    }

    private static String anyOf(Collection<String> ids) {
        return ids.isEmpty() ? NOTHING : String.join(",", ids);
    }

    private static void add(RequestDetails request, String name, String value) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameters());
        parameters.merge(name, new String[] {value}, (given, added) -> {
            String[] both = Arrays.copyOf(given, given.length + 1);
            both[given.length] = added[0];
            return both;
        });
        request.setParameters(parameters);
    }
}
