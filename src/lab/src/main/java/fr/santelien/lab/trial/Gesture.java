package fr.santelien.lab.trial;

import fr.santelien.coordination.Work;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.lab.oracle.Mark;
import fr.santelien.sync.replica.Conflict;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.ReplicaException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What people do on a poste; which list, request or answer it is about, chance decides. */
public enum Gesture {
    ADD_PATIENT,
    COMMENT,
    REMOVE_PATIENT,
    RENAME_LIST,
    CREATE_LIST,
    SHARE_LIST,
    OPEN_REQUEST,
    TAKE_REQUEST,
    ANSWER_REQUEST,
    CLOSE_REQUEST,
    ATTACH_DOCUMENT,
    TAKE_BACK_DOCUMENT,
    OPEN_DOCUMENT,
    TYPE_ANSWER,
    ADD_ROW,
    CHANGE_ROW,
    REMOVE_ROW,
    LEAVE_SECTION,
    DECIDE,
    UNDO_DECISION;

    /** It went, or changed, while the user was reaching for it. */
    private static final Set<ReplicaException.Kind> ELSEWHERE =
            Set.of(ReplicaException.Kind.NO_SUCH_RESOURCE, ReplicaException.Kind.CHANGED_SINCE);

    private static final int LAST = 10;

    /** Does it, or nothing where there is nothing to do it to, or no right to. */
    public void make(TrialPoste poste, RandomGenerator random, Mark mark) {
        try {
            make(poste, poste.work(), poste.replica(), random, mark);
        } catch (Refusal noRight) {
            // the screens would say so
        } catch (ReplicaException e) {
            if (!ELSEWHERE.contains(e.kind())) {
                throw e;
            }
        }
    }

    private void make(TrialPoste poste, Work work, Replica replica, RandomGenerator random, Mark mark) {
        switch (this) {
            case ADD_PATIENT ->
                one(lists(replica), random)
                        .ifPresent(list -> one(ids(replica, "Patient"), random)
                                .ifPresent(patient -> work.worklists().add(list, patient, mark.on("Ajout"))));
            case COMMENT ->
                one(lists(replica), random)
                        .ifPresent(list -> listed(work, list, random)
                                .ifPresent(patient -> work.worklists().add(list, patient, mark.on("Commentaire"))));
            case REMOVE_PATIENT ->
                one(lists(replica), random)
                        .ifPresent(list -> listed(work, list, random)
                                .ifPresent(patient -> work.worklists().remove(list, patient)));
            case RENAME_LIST ->
                one(lists(replica), random).ifPresent(list -> work.worklists().rename(list, mark.on("Liste")));
            case CREATE_LIST -> work.worklists().create(mark.on("Nouvelle liste"));
            case SHARE_LIST ->
                one(lists(replica), random)
                        .ifPresent(list -> one(work.worklists().partners(), random)
                                .ifPresent(partner -> work.worklists().share(list, partner.id())));
            case OPEN_REQUEST ->
                one(ids(replica, "Task"), random)
                        .ifPresent(task -> work.contactPoint().open(task));
            case TAKE_REQUEST ->
                one(ids(replica, "Task"), random)
                        .ifPresent(task -> work.contactPoint().take(task));
            case ANSWER_REQUEST ->
                one(ids(replica, "Task"), random)
                        .ifPresent(
                                task -> work.contactPoint().answer(task, mark.on("Réponse"), random.nextInt(4) == 0));
            case CLOSE_REQUEST ->
                one(ids(replica, "Task"), random)
                        .ifPresent(task -> work.contactPoint().close(task, mark.on("Clôture")));
            case ATTACH_DOCUMENT -> new DocumentGestures(poste, random).attach(mark);
            case TAKE_BACK_DOCUMENT -> new DocumentGestures(poste, random).takeBack();
            case OPEN_DOCUMENT -> new DocumentGestures(poste, random).open();
            case TYPE_ANSWER, ADD_ROW, CHANGE_ROW, REMOVE_ROW, LEAVE_SECTION ->
                PlanTyping.of(poste, random, mark).ifPresent(typing -> typing.make(this));
            case DECIDE ->
                one(replica.conflicts(), random).ifPresent(conflict -> replica.decide(conflict.id(), choice(random)));
            case UNDO_DECISION ->
                one(replica.arbitrations(LAST), random).ifPresent(decision -> replica.undo(decision.id()));
        }
    }

    static Conflict.Choice choice(RandomGenerator random) {
        return random.nextBoolean() ? Conflict.Choice.LOCAL : Conflict.Choice.REMOTE;
    }

    private static List<String> lists(Replica replica) {
        return ids(replica, "List");
    }

    private static Optional<String> listed(Work work, String list, RandomGenerator random) {
        return one(work.worklists().entries(list, ""), random)
                .map(entry -> entry.patient().id());
    }

    /** In an order that does not depend on ids drawn by chance. */
    static List<String> ids(Replica replica, String type) {
        return replica.query(
                "SELECT v.id FROM visible v JOIN resource r ON r.type = v.type AND r.id = v.id WHERE v.type = ?"
                        + " ORDER BY r.rowid",
                row -> row.text("id"),
                type);
    }

    static <T> Optional<T> one(List<T> all, RandomGenerator random) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /** Drafts of this poste, whoever typed them. */
    static List<Reference> drafts(Replica replica) {
        return replica.query(
                "SELECT type, id FROM resource WHERE state = 'draft'",
                row -> new Reference(row.text("type"), row.text("id")));
    }
}
