package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Content;
import fr.santelien.sync.merge.LastChange;
import java.util.Optional;

/**
 * A server that went back to a backup: what it had acknowledged and lost is proposed to it again, under the card of who
 * made it. What somebody made elsewhere comes again from her own poste; the copy here goes to the history.
 */
final class TakenBack {

    private static final String WHAT = "Renvoyé : le serveur régional est revenu à une sauvegarde";

    private final Holder holder;
    private final Changes changes;
    private final Incoming incoming;

    TakenBack(Holder holder, Changes changes, Incoming incoming) {
        this.holder = holder;
        this.changes = changes;
        this.incoming = incoming;
    }

    /** @param now what the server has instead of the version it gave before */
    void receive(Transaction transaction, Row row, ObjectNode now) {
        ObjectNode lost = row.newer != null ? row.newer : row.base();
        if (lost == null || Content.same(lost, now)) {
            incoming.receive(transaction, row, now);
            return;
        }
        boolean waits = Rows.has(transaction, "change", row.reference);
        Optional<Author> author = enrolled(transaction, lost);
        if (!waits && author.isEmpty()) {
            History.abandoned(transaction, row, holder.author(), changes.now());
            changes.trace(transaction, "server_went_back", row.reference);
            row.local = now.deepCopy();
            row.baseOn(now);
            return;
        }
        if (!waits) {
            changes.again(transaction, row.reference, author.get(), WHAT);
        }
        if (ServerVersion.of(now).updated() < ServerVersion.of(lost).updated()) {
            // A state both sides went through: ours is what came after it.
            row.baseOn(now);
        } else {
            // Somebody went on from the backup: without a common past all that differs is shown, nothing replaced
            // unseen.
            row.forgetBase();
            incoming.receive(transaction, row, now);
        }
    }

    private static Optional<Author> enrolled(Transaction transaction, ObjectNode resource) {
        String display = LastChange.of(resource).map(LastChange.Stamp::author).orElse("");
        return LastChange.person(resource)
                .flatMap(person -> transaction
                        .sql()
                        .first(
                                "SELECT id FROM holder WHERE replace(id, ':', '') = ?",
                                row -> new Author(row.text("id"), display),
                                person));
    }

    /** The server's last known version of the row if this holder made it, as she sent it. */
    Optional<Outgoing> ownWork(Row row) {
        ObjectNode base = row.base();
        String version = row.version;
        if (base == null || version == null || !LastChange.person(base).equals(Optional.of(holder.person()))) {
            return Optional.empty();
        }
        ObjectNode body = base.deepCopy();
        Outbox.withoutServerMeta(body);
        return Optional.of(new Outgoing(row.reference, body, version, false));
    }
}
