package fr.santelien.coordination.contactpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.AccessTable;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.contactpoint.RequestDetail.Step;
import fr.santelien.coordination.contactpoint.RequestRow.Stage;
import fr.santelien.coordination.document.Documents;
import fr.santelien.coordination.patient.Patients;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import fr.santelien.sync.replica.StoredResource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The structure's contact point. */
public final class ContactPoint {

    private final Replica replica;
    private final User user;
    private final Access access;
    private final RequestRows rows;
    private final RequestSteps steps;
    private final Documents documents;

    public ContactPoint(Replica replica, User user, Patients patients, Documents documents, Clock clock) {
        this.documents = documents;
        this.replica = replica;
        this.user = user;
        this.access = AccessTable.ofContract().of(user);
        this.rows = new RequestRows(replica, user, patients);
        this.steps = new RequestSteps(user, clock);
    }

    /** Requests of one stage (all stages when null): most urgent first, then oldest first; closed ones newest first. */
    public List<RequestRow> requests(RequestRow.@Nullable Stage stage) {
        return access.mayRead(Access.Subject.REQUEST) ? rows.of(stage) : List.of();
    }

    public Map<RequestRow.Stage, Integer> counts() {
        return access.mayRead(Access.Subject.REQUEST) ? rows.counts() : RequestRows.NONE;
    }

    /** The request in full, without leaving a step. */
    public Optional<RequestDetail> find(String requestId) {
        if (!access.mayRead(Access.Subject.REQUEST)) {
            return Optional.empty();
        }
        return rows.one(requestId)
                .flatMap(row -> replica.read(reference(requestId))
                        .map(stored -> new RequestDetail(
                                row,
                                TaskCodec.description(stored.local()),
                                TaskCodec.senderPerson(stored.local()),
                                documents.of(stored),
                                TrailCodec.read(stored.local()))));
    }

    /** Opens a request: the first opening by this user is a step of the trail. */
    public Optional<RequestDetail> open(String requestId) {
        Optional<RequestDetail> found = find(requestId);
        if (found.isEmpty()) {
            return found;
        }
        replica.trace("request-opened", reference(requestId));
        if (found.get().row().stage() == Stage.CLOSED || !access.mayWrite(Access.Subject.REQUEST)) {
            return found;
        }
        boolean first = replica.read(reference(requestId))
                .filter(stored -> !TrailCodec.has(stored.local(), Step.OPENED, user))
                .isPresent();
        if (!first) {
            return found;
        }
        replica.edit(reference(requestId), "Demande ouverte", steps::open);
        return find(requestId);
    }

    public void take(String requestId) {
        access.requireWrite(Access.Subject.REQUEST);
        change(requestId, "Demande prise en charge", steps::take);
    }

    /** Answers the sender; {@code awaitSender} puts the request on hold until the sender comes back. */
    public void answer(String requestId, String text, boolean awaitSender) {
        access.requireWrite(Access.Subject.REQUEST);
        String answer = RequestSteps.required(text);
        change(requestId, "Réponse à la demande", task -> steps.answer(task, answer, awaitSender));
    }

    public void close(String requestId, String text) {
        access.requireWrite(Access.Subject.REQUEST);
        String words = RequestSteps.limited(text);
        change(requestId, "Demande close", task -> steps.close(task, words));
    }

    /**
     * Attaches a file to a request that is not closed.
     *
     * @throws Refusal also when the file is too large, of another type or unreadable, and when the disk is full
     */
    public void attach(String requestId, Path file) {
        access.requireWrite(Access.Subject.REQUEST);
        stored(requestId);
        documents.attach(reference(requestId), file, steps::attach);
    }

    /** Takes back a document that the server does not have yet. */
    public void takeBack(String requestId, String documentId) {
        access.requireWrite(Access.Subject.REQUEST);
        documents.takeBack(stored(requestId), documentId);
    }

    /**
     * The content of a document: from this poste, or else from the server.
     *
     * @param received told how many bytes came so far; a CancellationException from it gives the download up
     * @throws Refusal when it cannot be had now
     */
    public byte[] open(String requestId, String documentId, LongConsumer received) {
        return documents.open(stored(requestId), documentId, received);
    }

    private StoredResource stored(String requestId) {
        return Optional.of(requestId)
                .filter(id -> access.mayRead(Access.Subject.REQUEST))
                .flatMap(id -> replica.read(reference(id)))
                .orElseThrow(() -> new Refusal(
                        "Cette demande n’est plus accessible à votre structure : choisissez-en une autre."));
    }

    private void change(String requestId, String what, UnaryOperator<ObjectNode> change) {
        stored(requestId);
        replica.edit(reference(requestId), what, change);
    }

    private static Reference reference(String requestId) {
        return new Reference("Task", requestId);
    }
}
