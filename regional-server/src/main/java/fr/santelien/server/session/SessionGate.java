package fr.santelien.server.session;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import fr.santelien.contract.Names;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** First on the way of a request: who holds the certificate, and for which structure she works. */
@Interceptor
public final class SessionGate {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    /** Makes HAPI replace the security labels of the earlier version instead of adding to them. */
    public static final String ONLY_DERIVED_LABELS = "SECURITY_LABEL";

    private final Directory directory;
    private final Optional<String> auditor;

    /** @param auditor common name of the software that may read everything, if any */
    public SessionGate(Directory directory, Optional<String> auditor) {
        this.directory = directory;
        this.auditor = auditor;
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = -100)
    public void open(RequestDetails request, HttpServletRequest http) {
        if (!(http.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain) || chain.length == 0) {
            throw new ForbiddenOperationException("Aucune carte n’a été présentée au serveur régional.");
        }
        request.getUserData().put(Session.class, session(chain[0], http.getHeader(Names.STRUCTURE_HEADER)));
        // Labels are what the server derived, and nothing left from an earlier version.
        request.setHeaders(JpaConstants.HEADER_META_SNAPSHOT_MODE, List.of(ONLY_DERIVED_LABELS));
    }

    /**
     * Who presents a certificate, on whose behalf.
     *
     * @param structure id of the Organization she says she works for, null for none
     * @throws ForbiddenOperationException with the reason, in French
     */
    public Session session(X509Certificate certificate, @Nullable String structure) {
        Optional<String> software = HolderCertificate.software(certificate);
        if (software.isPresent() && software.equals(auditor)) {
            return new Session.Auditor(software.get());
        }
        Person person = HolderCertificate.person(certificate)
                .flatMap(directory::find)
                .orElseThrow(() ->
                        new ForbiddenOperationException("Cette carte n’est rattachée à aucune structure de la région. "
                                + "Adressez-vous au référent de votre structure."));
        List<Person.Membership> active = person.membershipsOn(directory.today());
        String card = HolderCertificate.cardNumber(certificate);
        List<Person.Membership> held = active.stream()
                .filter(membership -> !membership.lostCards().contains(card))
                .toList();
        if (structure == null) {
            return visitor(person, held);
        }
        if (serves(active, structure) && !serves(held, structure)) {
            throw new ForbiddenOperationException("Cette carte a été déclarée perdue dans cette structure. "
                    + "Si vous l’avez retrouvée, adressez-vous à son référent.");
        }
        return member(person, held, structure);
    }

    private static boolean serves(List<Person.Membership> memberships, String structure) {
        return memberships.stream().anyMatch(each -> each.structure().equals(structure));
    }

    private static Session visitor(Person person, List<Person.Membership> held) {
        return new Session.Visitor(
                person.identifier(),
                person.practitioner(),
                held.stream().map(Person.Membership::id).collect(Collectors.toUnmodifiableSet()),
                held.stream().map(Person.Membership::structure).collect(Collectors.toUnmodifiableSet()));
    }

    private static Session member(Person person, List<Person.Membership> held, String structure) {
        List<Person.Membership> here = held.stream()
                .filter(membership -> membership.structure().equals(structure))
                .toList();
        if (here.isEmpty()) {
            throw new ForbiddenOperationException("Vous n’avez pas de rattachement actif à cette structure. "
                    + "Adressez-vous à son référent, ou choisissez une autre structure.");
        }
        return new Session.Member(
                person.identifier(),
                here.stream().map(Person.Membership::role).collect(Collectors.toUnmodifiableSet()),
                structure);
    }
}
