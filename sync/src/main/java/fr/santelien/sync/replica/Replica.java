package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.attachment.AttachmentStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted local store, opened for one holder: what she reads is what her card may see, what she writes bears her
 * name. All methods may be called from any thread but never from the FX thread: they do disk I/O.
 *
 * <p>Every writing method is one SQLite transaction: resource, change row, read models and trace together; when it
 * returns, the change survives a power cut.
 */
public interface Replica extends AutoCloseable {

    /** The holder this replica is opened for. */
    Author author();

    /** The local state of a resource, if it is here and visible to the holder. */
    Optional<StoredResource> read(Reference reference);

    /**
     * Adds a resource made here. Its {@code id} must be a client UUID, so that repeated sending cannot double it.
     *
     * @param what one short French sentence for the list of what waits, e.g. « Liste créée »
     */
    void create(ObjectNode resource, String what);

    /**
     * Changes a resource: {@code change} gets a private copy of the local JSON and returns what to store. Elements it
     * does not know must be left as they are. When it returns an equal tree nothing is written.
     *
     * @throws ReplicaException {@code NO_SUCH_RESOURCE}
     */
    void edit(Reference reference, String what, UnaryOperator<ObjectNode> change);

    /** Contents of documents, beside the resources that name them. */
    AttachmentStore attachments();

    /**
     * Attaches a document whose content is kept in {@link #attachments()}: it waits to be sent, and is sent before the
     * resource that names it from now on.
     *
     * @param document {@code Binary} without its data, with a client UUID, an extension {@link AttachmentStore#HASH_URL}
     *     and in {@code securityContext} the resource whose readers may read it
     * @param change names the document in a resource, as for {@link #edit}
     */
    void attach(ObjectNode document, Reference to, String what, UnaryOperator<ObjectNode> change);

    /** Takes a document back from a resource; what was not sent of it is not sent any more. */
    void detach(Reference document, Reference from, String what, UnaryOperator<ObjectNode> change);

    /** What the server last gave of a resource, if it is here and visible to the holder. */
    Optional<ObjectNode> onServer(Reference reference);

    /** Like {@link #edit} (or {@link #create} when the resource is new), but stays here until {@link #release}. */
    void draft(Reference reference, String what, UnaryOperator<ObjectNode> change);

    /**
     * Like the other {@code draft}, for someone who may have been looking at a former state: what the server changed of
     * what she changes, without her having seen it, is not overwritten but becomes a conflict.
     *
     * @param seen makes, of a private copy of the local JSON, the one she was looking at
     * @param change gets what {@code seen} made
     */
    void draft(Reference reference, String what, UnaryOperator<ObjectNode> seen, UnaryOperator<ObjectNode> change);

    /** Lets a draft go: it will be sent with the next exchange. Nothing happens if there is no draft. */
    void release(Reference reference);

    /**
     * Reads a projection. The query may join {@code visible(type, id)}, the resources that the holder may see.
     *
     * @param parameters String, Long, Integer or null
     */
    <T> List<T> query(String sql, Function<RowReader, T> row, @Nullable Object... parameters);

    /** What waits, was refused, must be decided, and how far the exchange is: computed from the rows. */
    ReplicaStatus status();

    /** What is not sent yet, oldest first, whoever made it. */
    List<WaitingChange> waiting();

    /** Values that both sides changed and nobody has decided yet. */
    List<Conflict> conflicts();

    /** Decides one conflict. The discarded value stays in the history. */
    void decide(long conflictId, Conflict.Choice choice);

    /** What was decided on this poste and can be come back on, of what the holder may see; last first. */
    List<Arbitration> arbitrations(int most);

    /**
     * Comes back on a decision: the value it discarded is put back, as a change of this holder.
     *
     * @throws ReplicaException {@code CHANGED_SINCE} when the value is no longer the one that was kept;
     *     {@code NO_SUCH_RESOURCE} when the decision was taken back already
     */
    void undo(long arbitrationId);

    /** Sends a set-aside resource again at the next exchange. */
    void retry(Reference reference);

    /** Abandons a set-aside change: the server's version comes back, ours stays in the history. */
    void abandon(Reference reference);

    /**
     * Work of people who left the structure, that they had not sent: no screen shows it in the resources. For
     * who keeps the memberships of the structure, and for colleagues once it is offered.
     */
    List<LeftWork> leftWork();

    /**
     * Makes a leaver's work the holder's own change, to leave under her card; where the resource went on meanwhile, what
     * differs is to be decided.
     *
     * @throws ReplicaException {@code NO_SUCH_RESOURCE} when the resource is not here any more: it can only be destroyed
     */
    void takeOver(long leftWork);

    /** Opens a leaver's work to the colleagues who may write it; the trace keeps who did. */
    void offer(long leftWork);

    /** Destroys a leaver's work; the trace keeps that it was. */
    void destroy(long leftWork);

    /** Notes in the trace that the holder looked at something. */
    void trace(String action, Reference reference);

    /** What the holder was typing when she was interrupted. */
    Optional<SealedEntry> sealedEntry();

    /** Keeps it in place of the former one, or forgets it when it is null. No listener is told: no resource changes. */
    void keepSealed(@Nullable SealedEntry entry);

    /**
     * Tells, after each commit, which resource types changed. Called on the writer's thread: hand over, do not work.
     *
     * @return to be run to stop listening
     */
    Runnable onChange(Consumer<Set<String>> listener);

    /** Finishes the running transaction, closes the file and wipes the key. */
    @Override
    void close();
}
