package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.attachment.AttachmentStore;
import fr.santelien.sync.merge.MergeRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The replica in one encrypted SQLite file. */
public final class SqliteReplica implements Replica {

    private final Path file;
    private final Clock clock;
    private final Database database;
    private final Writer writer;
    private final Holder holder;
    private final Changes changes;
    private final Edits edits;
    private final Decisions decisions;
    private final ExchangeSide exchangeSide;
    private final AttachmentStore attachments;

    private SqliteReplica(
            Path file,
            Database database,
            Writer writer,
            Holder holder,
            Rows rows,
            Map<String, MergeRules> rules,
            AttachmentStore attachments,
            Clock clock) {
        this.file = file;
        this.attachments = attachments;
        this.clock = clock;
        this.database = database;
        this.writer = writer;
        this.holder = holder;
        this.changes = new Changes(holder.author(), clock);
        Incoming incoming = new Incoming(rules, changes, holder);
        this.edits = new Edits(rows, changes, incoming, holder);
        this.decisions = new Decisions(rows, changes, incoming, holder);
        this.exchangeSide = new ExchangeSide(database, writer, holder, rows, changes, incoming, attachments);
    }

    /**
     * Opens the file for a holder, makes it when there is none.
     *
     * @param file next to it come its journals, a lock, a key-check record and the folder of attached documents
     * @param key 32 random bytes; not kept, the caller wipes it when this returns. SQLite keeps its own copy until
     *     {@link #close()}
     * @param rules by resource type; a type without rules merges by member, lists as one value
     * @throws ReplicaException WRONG_KEY, DAMAGED, NEWER_VERSION, IN_USE or STORAGE; the file is then as it was
     */
    public static SqliteReplica open(
            Path file,
            byte[] key,
            Author author,
            List<Projection> projections,
            Map<String, MergeRules> rules,
            Clock clock) {
        Database database = Database.open(file, key);
        Writer writer = new Writer(database.writer(), database.acknowledged());
        try {
            Projections readModels = new Projections(projections);
            Rows rows = new Rows(readModels);
            RescueFile rescue = RescueFile.beside(file);
            Holder holder = writer.write(transaction -> {
                readModels.bringUpToDate(transaction);
                rescue.read(key).ifPresent(rescued -> new PutBack(transaction, rows).all(rescued));
                // An answer that never came: sent again, and compared with what the server has.
                transaction
                        .sql()
                        .execute(
                                "UPDATE resource SET state = 'dirty', sending = 0 WHERE state <> 'clean' AND state = 'sending'");
                transaction.sql().execute("UPDATE resource SET sending = 0 WHERE state <> 'clean' AND sending <> 0");
                return Holder.enrolled(transaction.sql(), author);
            });
            rescue.done();
            database.prepareReaders(holder.visibleView());
            AttachmentStore attachments = new AttachmentStore(file.resolveSibling("documents"), key);
            return new SqliteReplica(file, database, writer, holder, rows, rules, attachments, clock);
        } catch (RuntimeException e) {
            writer.close();
            database.close();
            throw e;
        }
    }

    /**
     * Tells once, on a thread of its own, when a damaged page is met: nothing more should be written, and the next
     * opening checks the whole file.
     */
    public void onDamage(Runnable listener) {
        database.suspicion().listen(listener);
    }

    /**
     * Makes a backup beside the file when the last one is older than a day; long, ended by {@link #close()}.
     *
     * @throws ReplicaException {@code NO_SPACE}, {@code STORAGE}, {@code DAMAGED} (then {@link #onDamage} is told too);
     *     the former backups are then kept
     */
    public void backUpWhenDue() {
        Backups backups = new Backups(file);
        try {
            if (backups.isDue(clock)) {
                database.readLong(reader -> backups.make(reader, clock));
            }
        } catch (UncheckedIOException | IOException e) {
            throw new ReplicaException(
                    ReplicaException.Kind.STORAGE,
                    "the backup cannot be written: " + e.getClass().getSimpleName());
        }
    }

    /** The same replica as the exchange sees it. */
    public ExchangeSide exchangeSide() {
        return exchangeSide;
    }

    @Override
    public Author author() {
        return holder.author();
    }

    @Override
    public Optional<StoredResource> read(Reference reference) {
        return database.read(sql -> sql.first(
                "SELECT r.version, r.local, r.state FROM resource r JOIN visible v ON v.type = r.type AND v.id = r.id"
                        + " WHERE r.type = ? AND r.id = ?",
                row -> new StoredResource(
                        reference,
                        Rows.state(row.text("state")),
                        row.textOrNull("version"),
                        Rows.json(row.text("local"))),
                reference.type(),
                reference.id()));
    }

    @Override
    public void create(ObjectNode resource, String what) {
        command(transaction -> edits.create(transaction, resource, what, false));
    }

    @Override
    public void edit(Reference reference, String what, UnaryOperator<ObjectNode> change) {
        command(transaction -> edits.edit(transaction, reference, what, change));
    }

    @Override
    public AttachmentStore attachments() {
        return attachments;
    }

    @Override
    public void attach(ObjectNode document, Reference to, String what, UnaryOperator<ObjectNode> change) {
        command(transaction -> {
            edits.create(transaction, document, what, false);
            edits.edit(transaction, to, what, change);
        });
    }

    @Override
    public void detach(Reference document, Reference from, String what, UnaryOperator<ObjectNode> change) {
        command(transaction -> edits.detach(transaction, document, from, what, change));
    }

    @Override
    public Optional<ObjectNode> onServer(Reference reference) {
        return database.read(sql -> sql.first(
                "SELECT iif(r.base_is_local, r.local, r.base) AS base FROM resource r"
                        + " JOIN visible v ON v.type = r.type AND v.id = r.id"
                        + " WHERE r.type = ? AND r.id = ? AND (r.base_is_local OR r.base IS NOT NULL)",
                row -> Rows.json(row.text("base")),
                reference.type(),
                reference.id()));
    }

    /**
     * Drops the contents of documents that no resource of this poste names any more.
     *
     * @param types of the resources that may name one
     * @return number of files dropped
     * @throws ReplicaException {@code STORAGE}
     */
    public int collectAttachments(Set<String> types) {
        try {
            return attachments.collect(database.read(sql -> NamedDocuments.hashes(sql, types)));
        } catch (IOException e) {
            throw new ReplicaException(
                    ReplicaException.Kind.STORAGE,
                    "documents cannot be dropped: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public void draft(Reference reference, String what, UnaryOperator<ObjectNode> change) {
        command(transaction -> edits.draft(transaction, reference, what, UnaryOperator.identity(), change));
    }

    @Override
    public void draft(
            Reference reference, String what, UnaryOperator<ObjectNode> seen, UnaryOperator<ObjectNode> change) {
        command(transaction -> edits.draft(transaction, reference, what, seen, change));
    }

    @Override
    public void release(Reference reference) {
        command(transaction -> edits.release(transaction, reference));
    }

    @Override
    public <T> List<T> query(String sql, Function<RowReader, T> row, @Nullable Object... parameters) {
        return database.read(reader -> reader.list(sql, row, parameters));
    }

    @Override
    public ReplicaStatus status() {
        // Before the rows: once it is gone, they tell at least as much.
        ReplicaStatus.Progress arriving = exchangeSide.inbox().arriving();
        return database.read(sql -> StatusQuery.status(sql, holder, arriving));
    }

    @Override
    public List<WaitingChange> waiting() {
        return database.read(sql -> WaitingQuery.waiting(sql, holder.author()));
    }

    @Override
    public List<Conflict> conflicts() {
        return database.read(ConflictLog::list);
    }

    @Override
    public void decide(long conflictId, Conflict.Choice choice) {
        command(transaction -> decisions.decide(transaction, conflictId, choice));
    }

    @Override
    public List<Arbitration> arbitrations(int most) {
        return database.read(sql -> History.list(sql, most));
    }

    @Override
    public void undo(long arbitrationId) {
        command(transaction -> decisions.undo(transaction, arbitrationId));
    }

    @Override
    public void retry(Reference reference) {
        command(transaction -> edits.retry(transaction, reference));
    }

    @Override
    public void abandon(Reference reference) {
        command(transaction -> edits.abandon(transaction, reference));
    }

    @Override
    public List<LeftWork> leftWork() {
        return database.read(LeftWorks::list);
    }

    @Override
    public void takeOver(long leftWork) {
        command(transaction -> edits.takeOver(transaction, leftWork));
    }

    @Override
    public void offer(long leftWork) {
        command(transaction -> edits.offer(transaction, leftWork));
    }

    @Override
    public void destroy(long leftWork) {
        command(transaction -> edits.destroy(transaction, leftWork));
    }

    @Override
    public void trace(String action, Reference reference) {
        command(transaction -> changes.trace(transaction, action, reference));
    }

    @Override
    public Optional<SealedEntry> sealedEntry() {
        return database.read(holder::sealedEntry);
    }

    @Override
    public void keepSealed(@Nullable SealedEntry entry) {
        command(transaction -> holder.keepSealed(transaction.sql(), entry));
    }

    @Override
    public Runnable onChange(Consumer<Set<String>> listener) {
        return writer.listen(listener);
    }

    private void command(Consumer<Transaction> work) {
        writer.write(transaction -> {
            work.accept(transaction);
            return Boolean.TRUE;
        });
    }

    @Override
    public void close() {
        writer.close();
        database.close();
        attachments.close();
    }
}
