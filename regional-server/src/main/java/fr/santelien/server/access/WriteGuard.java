package fr.santelien.server.access;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import fr.santelien.contract.Names;
import fr.santelien.server.session.Session;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Whether a session may put a new version in place of an old one. Reading rights alone would leave writes open. */
final class WriteGuard {

    private final AccessTable table;
    private final Grants grants;
    private final HintRule hints;
    private final Documents documents;

    WriteGuard(AccessTable table, Grants grants, HintRule hints, Documents documents) {
        this.table = table;
        this.grants = grants;
        this.hints = hints;
        this.documents = documents;
    }

    /** @throws ForbiddenOperationException with the reason, in French */
    void check(Session session, @Nullable IBaseResource old, IBaseResource written) {
        switch (session) {
            case Session.Auditor ignored -> {}
            case Session.Visitor ignored ->
                throw new ForbiddenOperationException("Choisissez d’abord la structure pour laquelle vous travaillez.");
            case Session.Member member
            when written instanceof Subscription subscription -> hints.check(member, subscription);
            case Session.Member member -> check(member, old, written);
        }
    }

    private void check(Session.Member member, @Nullable IBaseResource old, IBaseResource written) {
        if (written instanceof Binary document) {
            document(member, document);
            return;
        }
        right(member, written);
        if (old != null) {
            right(member, old);
            visible(member, old);
        }
        author(member, written);
        switch (written) {
            case PractitionerRole role -> ownStructure(member, (PractitionerRole) old, role);
            case ListResource list -> sharing(member, (ListResource) old, list);
            default -> {}
        }
        patients(member, old, written);
    }

    /** What the new version gives away must leave the writer in. */
    void stillVisible(Session session, IBaseResource written) {
        boolean labelled = !(written instanceof Subscription || written instanceof Binary);
        if (session instanceof Session.Member member && labelled) {
            visible(member, written);
        }
    }

    /** Who may write a request may put a document to it. FHIR leaves no place for an author there: the request tells. */
    private void document(Session.Member member, Binary document) {
        Task request = documents
                .request(document)
                .orElseThrow(
                        () -> new ForbiddenOperationException("Cette ressource n’est pas ouverte à votre structure."));
        right(member, request);
        visible(member, request);
    }

    private void right(Session.Member member, IBaseResource resource) {
        Subject subject = Subject.of(resource)
                .orElseThrow(() -> new ForbiddenOperationException("L’annuaire ne se modifie pas depuis un poste."));
        if (!table.mayWrite(member.roles(), subject)) {
            throw new ForbiddenOperationException("Votre rôle dans cette structure ne permet pas cette modification. "
                    + "Le référent de la structure tient les droits.");
        }
    }

    private static void visible(Session.Member member, IBaseResource resource) {
        boolean labelled = resource instanceof PractitionerRole
                || resource.getMeta().getSecurity().stream()
                        .anyMatch(label -> Names.STRUCTURE_LABEL.equals(label.getSystem())
                                && member.structure().equals(label.getCode()));
        if (!labelled) {
            throw new ForbiddenOperationException("Cette ressource n’est pas ouverte à votre structure.");
        }
    }

    private static void author(Session.Member member, IBaseResource written) {
        Extension change = ((DomainResource) written).getExtensionByUrl(Names.LAST_CHANGE);
        Extension author = change == null ? null : change.getExtensionByUrl("author");
        boolean holder = author != null
                && author.getValue() instanceof Reference reference
                && Names.PERSON_IDENTIFIER.equals(reference.getIdentifier().getSystem())
                && member.person().equals(reference.getIdentifier().getValue());
        if (!holder) {
            throw new ForbiddenOperationException(
                    "L’auteur de la modification n’est pas le porteur de la carte présentée.");
        }
    }

    private static void ownStructure(Session.Member member, @Nullable PractitionerRole old, PractitionerRole written) {
        boolean own = here(member, written) && (old == null || here(member, old));
        if (!own) {
            throw new ForbiddenOperationException("Un référent ne tient que les rattachements de sa structure.");
        }
    }

    private static boolean here(Session.Member member, PractitionerRole role) {
        return Structures.id(role.getOrganization(), "Organization").equals(Optional.of(member.structure()));
    }

    /** Who shares a list with others is its owner alone: a list one was given is not to be passed on. */
    private static void sharing(Session.Member member, @Nullable ListResource old, ListResource written) {
        boolean owner = Structures.owner(old == null ? written : old).contains(member.structure());
        boolean same = old != null
                && Structures.of(old).equals(Structures.of(written))
                && Structures.owner(old).equals(Structures.owner(written));
        if (!owner && !same) {
            throw new ForbiddenOperationException("Seule la structure à qui appartient la liste peut la partager.");
        }
    }

    /** Naming a patient opens her to structures: only a patient one sees can be named. */
    private void patients(Session.Member member, @Nullable IBaseResource old, IBaseResource written) {
        Set<String> added = new HashSet<>(Patients.in(written));
        if (old != null) {
            added.removeAll(Patients.in(old));
        }
        if (written.fhirType().equals("Patient")) {
            return;
        }
        for (String patient : added) {
            boolean seen = grants.structures("Patient/" + patient).contains(member.structure())
                    || grants.structures(Grants.circle(patient)).contains(member.structure());
            if (!seen) {
                throw new ForbiddenOperationException("Ce patient n’est pas ouvert à votre structure.");
            }
        }
    }
}
