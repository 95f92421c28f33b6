package fr.santelien.sync.replica;

import fr.santelien.sync.attachment.AttachmentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The replica as the exchange sees it: the {@link Inbox}, the {@link Outbox}, what is known of the exchange itself and of
 * the people it was done for. One transaction a method.
 */
public final class ExchangeSide {

    private static final int PURGED_AT_ONCE = 500;

    private final Database database;
    private final Writer writer;
    private final Holder holder;
    private final Changes changes;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Leavers leavers;
    private final AttachmentStore attachments;

    ExchangeSide(
            Database database,
            Writer writer,
            Holder holder,
            Rows rows,
            Changes changes,
            Incoming incoming,
            AttachmentStore attachments) {
        this.database = database;
        this.writer = writer;
        this.holder = holder;
        this.changes = changes;
        this.attachments = attachments;
        this.leavers = new Leavers(rows, changes, incoming);
        this.inbox = new Inbox(database, writer, holder, rows, incoming);
        this.outbox = new Outbox(database, writer, holder, rows, changes, incoming);
    }

    /** What comes in. */
    public Inbox inbox() {
        return inbox;
    }

    /** What leaves. */
    public Outbox outbox() {
        return outbox;
    }

    /** Contents of attached documents. */
    public AttachmentStore attachments() {
        return attachments;
    }

    /** Tells, after each commit, which resource types changed, as {@link Replica#onChange} does. */
    public Runnable onChange(Consumer<Set<String>> listener) {
        return writer.listen(listener);
    }

    /** What the server was last found to offer; empty when nobody looked. */
    public Optional<ServerCheck> serverCheck() {
        return database.read(ServerCheck::last);
    }

    /** Notes what the server offers, now. */
    public ServerCheck serverChecked(String software, Set<ServerCapability> missing, boolean updateTried) {
        return writer.write(transaction -> {
            ServerCheck check =
                    new ServerCheck(Instant.parse(changes.now()), software, Set.copyOf(missing), updateTried);
            check.save(transaction.sql());
            return check;
        });
    }

    /** What the server says the first download holds; null when it does not say. */
    public void announced(@Nullable Integer total) {
        writer.write(transaction ->
                transaction.sql().update("UPDATE holder SET announced = ? WHERE number = ?", total, holder.number()));
    }

    /** All that this holder may see is here. */
    public void downloaded() {
        writer.write(transaction ->
                transaction.sql().update("UPDATE holder SET downloaded = 1 WHERE number = ?", holder.number()));
    }

    /** Whether this holder once had everything that she may see. */
    public boolean isDownloaded() {
        return database.read(sql -> sql.first(
                        "SELECT downloaded FROM holder WHERE number = ? AND downloaded <> 0",
                        row -> row.number("downloaded"),
                        holder.number()))
                .isPresent();
    }

    /** Identifiers of everybody this file was opened for and who has not left. */
    public List<String> holders() {
        return database.read(sql -> sql.list("SELECT id FROM holder ORDER BY number", row -> row.text("id")));
    }

    /**
     * Says who of them is still at home here. What only the others saw leaves the poste; what they had not sent is kept
     * apart for a while.
     *
     * @param members identifiers of holders, this one among them or not
     * @return how many people left
     */
    public int keepOnly(Set<String> members, Duration keptLeftWork) {
        Set<String> staying = new HashSet<>(members);
        staying.add(holder.author().holderId());
        int gone = writer.write(transaction -> {
            leavers.destroyOld(transaction, Instant.parse(changes.now()), keptLeftWork);
            return leavers.leave(transaction, staying);
        });
        if (gone > 0) {
            while (writer.write(transaction -> leavers.purge(transaction, PURGED_AT_ONCE)) > 0) {
                // the next ones
            }
        }
        return gone;
    }

    public void exchangeStarted() {
        set("last_attempt = ?", changes.now());
    }

    public void exchangeSucceeded() {
        set("last_success = ?, last_failure = NULL, downloaded = 1", changes.now());
    }

    public void exchangeFailed(ExchangeFailure failure) {
        set("last_failure = ?", failure.name());
    }

    private void set(String assignment, String value) {
        writer.write(transaction -> transaction
                .sql()
                .update("UPDATE holder SET " + assignment + " WHERE number = ?", value, holder.number()));
    }
}
