package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Content;
import fr.santelien.sync.merge.LastChange;
import java.util.Optional;

/**
 * A server that no longer has what it had acknowledged, because it went back to a backup or let a late creation replace
 * it: that is proposed to it again, under the card of who made it. What somebody made elsewhere comes again from her own
 * poste; the copy here goes to the history.
 */
final class TakenBack {

    private enum Cause {
        BACKUP("Renvoyé : le serveur régional est revenu à une sauvegarde", "server_went_back"),
        LATE_CREATION("Renvoyé : une création arrivée en retard l’avait remplacé", "late_creation");

        private final String what;
        private final String trace;

        Cause(String what, String trace) {
            this.what = what;
            this.trace = trace;
        }
    }

    private final Holder holder;
    private final Changes changes;
    private final Incoming incoming;

    TakenBack(Holder holder, Changes changes, Incoming incoming) {
        this.holder = holder;
        this.changes = changes;
        this.incoming = incoming;
    }

    /** @param now a creation that has replaced the version the row is based on */
    void replaced(Transaction transaction, Row row, ObjectNode before, ObjectNode now) {
        // What another system wrote no poste would propose again but the one whose creation was late.
        ObjectNode signed = LastChange.of(before).isPresent() ? before : now;
        boolean past = LateCreation.isPastOf(before, now);
        proposeAgain(transaction, row, enrolled(transaction, signed), now, Cause.LATE_CREATION, past);
    }

    /** @param now what the server has instead of the version it gave before */
    void receive(Transaction transaction, Row row, ObjectNode now) {
        ObjectNode lost = row.newer != null ? row.newer : row.base();
        if (lost == null || Content.same(lost, now)) {
            incoming.receive(transaction, row, now);
            return;
        }
        // An older one is a state both sides went through.
        boolean older = ServerVersion.of(now).updated() < ServerVersion.of(lost).updated();
        proposeAgain(transaction, row, enrolled(transaction, lost), now, Cause.BACKUP, older);
    }

    /**
     * @param author under whose card it leaves, empty when that is for another poste
     * @param past whether what was lost had come from what the server has now
     */
    private void proposeAgain(
            Transaction transaction, Row row, Optional<Author> author, ObjectNode now, Cause cause, boolean past) {
        boolean waits = Rows.has(transaction, "change", row.reference);
        if (!waits && author.isEmpty()) {
            History.abandoned(transaction, row, holder.author(), changes.now());
            changes.trace(transaction, cause.trace, row.reference);
            row.local = now.deepCopy();
            row.baseOn(now);
            return;
        }
        if (!waits) {
            changes.again(transaction, row.reference, author.get(), cause.what);
        }
        if (past) {
            row.baseOn(now);
        } else {
            // Somebody went on from elsewhere: without a common past all that differs is shown, nothing replaced
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
