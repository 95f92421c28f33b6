package fr.santelien.coordination.worklist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.coordination.access.Access;
import fr.santelien.coordination.access.AccessTable;
import fr.santelien.coordination.access.Refusal;
import fr.santelien.coordination.access.User;
import fr.santelien.coordination.fhir.Elements;
import fr.santelien.coordination.fhir.References;
import fr.santelien.coordination.patient.SearchKey;
import fr.santelien.sync.replica.Reference;
import fr.santelien.sync.replica.Replica;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The structure's work lists. Every command checks the right and throws {@code Refusal} when there is none. */
public final class Worklists {

    private final Replica replica;
    private final User user;
    private final Clock clock;
    private final Access access;
    private final WorklistRows rows;

    public Worklists(Replica replica, User user, Clock clock) {
        this.replica = replica;
        this.user = user;
        this.clock = clock;
        this.access = AccessTable.ofContract().of(user);
        this.rows = new WorklistRows(replica, user);
    }

    /** Own lists by title, then the received ones. */
    public List<Worklist> all() {
        return access.mayRead(Access.Subject.WORKLIST) ? rows.all() : List.of();
    }

    /** Patients of a list by name; {@code filter} keeps those whose name, first name or comment contains it. */
    public List<WorklistEntry> entries(String listId, String filter) {
        return access.mayRead(Access.Subject.WORKLIST) ? rows.entries(listId, filter) : List.of();
    }

    /** @return id of the new list */
    public String create(String title) {
        access.requireWrite(Access.Subject.WORKLIST);
        String tidy = TypedText.title(title);
        requireFree(tidy, "");
        ObjectNode list = ListCodec.create(tidy, user);
        replica.create(list, "Liste créée");
        return Elements.text(list, "id");
    }

    public void rename(String listId, String title) {
        String tidy = TypedText.title(title);
        requireFree(tidy, listId);
        change(listId, "Liste renommée", list -> {
            requireOwn(list, "la renommer");
            list.put("title", tidy);
        });
    }

    /** Adding a patient who is there already changes the comment. */
    public void add(String listId, String patientId, String comment) {
        String tidy = TypedText.comment(comment);
        boolean there = rows.holds(listId, patientId);
        change(
                listId,
                there ? "Commentaire modifié" : "Patient ajouté",
                list -> ListCodec.add(list, patientId, tidy, user, clock.instant()));
    }

    public void remove(String listId, String patientId) {
        change(listId, "Patient retiré", list -> ListCodec.remove(list, patientId));
    }

    /** Structures this list could be shared with. */
    public List<Partner> partners() {
        return rows.partners();
    }

    public void share(String listId, String organizationId) {
        Partner partner = partners().stream()
                .filter(p -> p.id().equals(organizationId))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "Cette structure n’est pas dans l’annuaire de ce poste : synchronisez, puis recommencez."));
        change(listId, "Liste partagée", list -> {
            requireOwn(list, "la partager");
            ListCodec.share(list, partner.id(), partner.name());
        });
    }

    /** Another structure of the region. */
    public record Partner(String id, String name) {}

    private void change(String listId, String what, Consumer<ObjectNode> change) {
        access.requireWrite(Access.Subject.WORKLIST);
        Reference reference = new Reference("List", listId);
        if (replica.read(reference).isEmpty()) {
            throw new Refusal(
                    "Cette liste n’est plus accessible : son partage a pu être retiré. Choisissez une autre liste.");
        }
        replica.edit(reference, what, list -> {
            change.accept(list);
            return list;
        });
    }

    private void requireOwn(ObjectNode list, String action) {
        if (!References.id(ListCodec.owner(list), "Organization").equals(user.structureId())) {
            String owner = References.display(ListCodec.owner(list));
            throw new Refusal("Cette liste appartient à " + (owner.isBlank() ? "une autre structure" : owner)
                    + " : elle seule peut " + action + ".");
        }
    }

    /** Two lists of the same title could not be told apart. */
    private void requireFree(String title, String exceptListId) {
        String key = SearchKey.of(title);
        boolean taken = rows.all().stream()
                .filter(list -> !list.received() && !list.id().equals(exceptListId))
                .anyMatch(list -> SearchKey.of(list.title()).equals(key));
        if (taken) {
            throw new Refusal("Votre structure a déjà une liste « " + title + " » : choisissez un autre titre.");
        }
    }
}
