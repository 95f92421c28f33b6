package fr.santelien.coordination;

import fr.santelien.contract.Names;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.AccessTable;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.ContactPoint;
import fr.santelien.coordination.contactpoint.RequestProjection;
import fr.santelien.coordination.document.Documents;
import fr.santelien.coordination.draft.DraftKey;
import fr.santelien.coordination.draft.Drafts;
import fr.santelien.coordination.exchange.Connection;
import fr.santelien.coordination.exchange.Exchanges;
import fr.santelien.coordination.membership.MembershipProjection;
import fr.santelien.coordination.membership.Memberships;
import fr.santelien.coordination.note.NoteProjection;
import fr.santelien.coordination.note.Notes;
import fr.santelien.coordination.patient.PatientProjection;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.coordination.ppcs.Form;
import fr.santelien.coordination.ppcs.PlanProjection;
import fr.santelien.coordination.ppcs.Plans;
import fr.santelien.coordination.worklist.StructureProjection;
import fr.santelien.coordination.worklist.WorklistProjection;
import fr.santelien.coordination.worklist.Worklists;
import fr.santelien.sync.merge.MergeRules;
import fr.santelien.sync.replica.Projection;
import fr.santelien.sync.replica.Replica;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Everything one user can do during one session: the features, wired to her replica. */
public record Work(
        User user,
        Access access,
        Patients patients,
        ContactPoint contactPoint,
        Worklists worklists,
        Plans plans,
        Memberships memberships,
        Notes notes,
        Exchanges exchanges,
        Drafts drafts,
        Changes changes) {

    /** Tells that rows changed, by an exchange or by the user herself. */
    public interface Changes {
        /**
         * @param listener gets the FHIR types that changed, on a background thread
         * @return to be run to stop listening
         */
        Runnable listen(Consumer<Set<String>> listener);
    }

    /** The projections a replica must be opened with. */
    public static List<Projection> projections() {
        return List.of(
                new StructureProjection(),
                new MembershipProjection(),
                new PatientProjection(),
                new RequestProjection(),
                new WorklistProjection(),
                new PlanProjection(Form.ofContract()),
                new NoteProjection());
    }

    /**
     * Resource types in the order they are pulled: what others refer to first, except that a plan comes after its answers,
     * so that it is never shown empty while they are on their way.
     */
    public static List<String> types() {
        return List.of(
                "Organization",
                "Practitioner",
                "PractitionerRole",
                "Patient",
                "CareTeam",
                "Task",
                "List",
                "DocumentReference",
                "QuestionnaireResponse",
                "CarePlan");
    }

    /** Those of them that a poste writes; the rest is the directory of the region. */
    public static List<String> writtenTypes() {
        return types().stream()
                .filter(type -> !type.equals("Organization") && !type.equals("Practitioner"))
                .toList();
    }

    /**
     * What the server gives a hint of when it is written: requests, which somebody waits for. All other types come with
     * the exchange that a hint asks for, or with the next of every so often.
     *
     * @return a search, for a Subscription
     */
    public static String hintCriteria(String structureId) {
        return "Task?_security=" + Names.STRUCTURE_LABEL + "|" + structureId;
    }

    /** Those of them that may name attached documents. */
    public static Set<String> typesWithDocuments() {
        return Set.of("Task");
    }

    /** How each type is merged. */
    public static Map<String, MergeRules> mergeRules() {
        return Merging.rules();
    }

    /** @param draftKey the user's own */
    public static Work open(Replica replica, User user, Connection connection, DraftKey draftKey, Clock clock) {
        Patients patients = new Patients(replica);
        Access access = AccessTable.ofContract().of(user);
        return new Work(
                user,
                access,
                patients,
                new ContactPoint(replica, user, patients, new Documents(replica, connection::documents, clock), clock),
                new Worklists(replica, user, clock),
                new Plans(replica, user, patients, clock),
                new Memberships(replica, user, clock),
                new Notes(replica, access),
                new Exchanges(replica, connection),
                new Drafts(replica, user, draftKey),
                replica::onChange);
    }
}
