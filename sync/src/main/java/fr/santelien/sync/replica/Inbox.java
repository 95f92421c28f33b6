package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes from the server, how far it is, and what is no longer shown. One transaction a method. */
public final class Inbox {

    /** A cursor that lags costs a few resources received twice; one that is written costs the disk, for each type. */
    private static final Duration NOT_WORTH_WRITING = Duration.ofMinutes(5);

    private final Database database;
    private final Writer writer;
    private final Holder holder;
    private final Rows rows;
    private final Incoming incoming;
    private volatile boolean wentBack;
    private volatile ReplicaStatus.@Nullable Progress arriving;

    Inbox(Database database, Writer writer, Holder holder, Rows rows, Incoming incoming) {
        this.database = database;
        this.writer = writer;
        this.holder = holder;
        this.rows = rows;
        this.incoming = incoming;
    }

    /** Where the pull of a type stands for this holder: everything before is here. Empty before the first one. */
    public Optional<Instant> cursor(String scope, String type) {
        return database.read(sql -> sql.first(
                "SELECT at FROM cursor WHERE holder = ? AND scope = ? AND type = ?",
                row -> Instant.parse(row.text("at")),
                holder.number(),
                scope,
                type));
    }

    /** Makes resources of the server ready to be stored; nothing is waited for. */
    public List<Arrival> arrivals(List<ObjectNode> resources) {
        return rows.arrivals(resources);
    }

    /**
     * Takes one page of a search and moves the cursor, in one commit. A version that is here already, or that is older
     * than the one here, only makes the resource visible. Returns as soon as the resources are written and counted by
     * the progress of a first download: read models and commit follow while the next page is on its way. An empty page
     * that moves the cursor by a few minutes changes nothing.
     */
    public Storing store(List<Arrival> page, String scope, String type, @Nullable Instant cursor) {
        if (page.isEmpty() && cursor != null && isNear(cursor(scope, type), cursor)) {
            return Storing.nothing();
        }
        return store(page, false, transaction -> {
            if (cursor != null) {
                transaction
                        .sql()
                        .execute(
                                "UPDATE holder SET reached = ? WHERE number = ? AND downloaded = 0",
                                cursor.toString(),
                                holder.number());
                transaction
                        .sql()
                        .execute(
                                "INSERT INTO cursor (holder, scope, type, at) VALUES (?, ?, ?, ?)"
                                        + " ON CONFLICT (holder, scope, type) DO UPDATE SET at = excluded.at",
                                holder.number(),
                                scope,
                                type,
                                cursor.toString());
            }
        });
    }

    private static boolean isNear(Optional<Instant> before, Instant now) {
        return before.filter(at -> !now.isBefore(at) && now.isBefore(at.plus(NOT_WORTH_WRITING)))
                .isPresent();
    }

    /** The same, to the end. */
    public int receive(List<ObjectNode> page, String scope, String type, @Nullable Instant cursor) {
        return store(arrivals(page), scope, type, cursor).await();
    }

    /** Takes resources just read one by one: what the server has now, even where it went back in time. */
    public int receiveCurrent(List<ObjectNode> resources) {
        return store(arrivals(resources), true, transaction -> {}).await();
    }

    private Storing store(List<Arrival> arrivals, boolean current, Consumer<Transaction> last) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        CompletableFuture<Integer> commit = writer.begin(transaction -> {
            List<Arrival> here = Rows.add(transaction, arrivals);
            int received = arrivals.size() - here.size();
            for (Arrival arrival : here) {
                received += take(transaction, arrival, current) ? 1 : 0;
            }
            holder.sees(
                    transaction,
                    arrivals.stream().map(arrival -> arrival.reference).toList());
            Witness.note(
                    transaction.sql(),
                    holder.number(),
                    arrivals.stream().map(Arrival::witness).toList());
            last.accept(transaction);
            arriving = StatusQuery.progress(transaction.sql(), holder);
            written.complete(null);
            return received;
        });
        // Or failed before; whoever awaits the page is told why.
        CompletableFuture.anyOf(written, commit).exceptionally(failure -> null).join();
        return new Storing(() -> {
            try {
                return Writer.outcome(commit);
            } finally {
                arriving = null;
            }
        });
    }

    /** Progress of a first download with the page whose commit is under way; null when there is none. */
    ReplicaStatus.@Nullable Progress arriving() {
        return arriving;
    }

    /** @return whether it is new here */
    private boolean take(Transaction transaction, Arrival arrival, boolean current) {
        Row row = rows.get(transaction, arrival.reference);
        ObjectNode resource = arrival.resource;
        ServerVersion here = row.serverVersion();
        if (here != null) {
            ServerVersion there = arrival.version;
            if (here.isSameAs(there)) {
                return false;
            }
            if (here.isTakenBackBy(there) || (!current && there.updated() < here.updated())) {
                if (!current) {
                    // Perhaps a copy of the server that lags behind: looked at again one by one before it is believed.
                    wentBack |= here.isTakenBackBy(there);
                    return false;
                }
                wentBack = true;
                incoming.takenBack().receive(transaction, row, resource);
                rows.save(transaction, row);
                return true;
            }
        }
        incoming.receive(transaction, row, resource);
        rows.save(transaction, row);
        return true;
    }

    /** Whether a version was seen that is older than one the server gave before; asked once. */
    public boolean sawServerGoBack() {
        boolean seen = wentBack;
        wentBack = false;
        return seen;
    }

    /** What must be on the server as this holder knows it, if anything came from there yet. */
    public Optional<Witness> witness() {
        return database.read(sql -> Witness.of(sql, holder.number()));
    }

    /** Takes another witness, from what is here now. */
    public void chooseWitness() {
        writer.write(transaction -> {
            Witness.choose(transaction.sql(), holder.number());
            return Boolean.TRUE;
        });
    }

    /**
     * What this holder herself last put on the server, to be put there again as it was: for a resource the server does
     * not show any more.
     *
     * @param since in milliseconds since 1970, of the server's clock: older work is not taken back
     */
    public Optional<Outgoing> ownWork(Reference reference, long since) {
        return writer.write(transaction -> rows.find(transaction, reference)
                .filter(row -> {
                    ServerVersion version = row.serverVersion();
                    return version != null && version.updated() >= since;
                })
                .flatMap(incoming.takenBack()::ownWork));
    }

    /** Versions, by id, of the resources of a type that the server has and the holder sees. */
    public Map<String, ServerVersion> known(String type) {
        Map<String, ServerVersion> known = new HashMap<>();
        database.read(sql -> sql.list(
                "SELECT r.id, r.version, r.last_updated FROM resource r"
                        + " JOIN visible v ON v.type = r.type AND v.id = r.id"
                        + " WHERE r.type = ? AND r.version IS NOT NULL",
                row -> known.put(
                        row.text("id"),
                        ServerVersion.of(
                                row.text("version"), Objects.requireNonNullElse(row.textOrNull("last_updated"), ""))),
                type));
        return known;
    }

    /**
     * The server no longer shows these to the holder. What nobody on this poste sees any more leaves it, except unsent
     * work.
     */
    public void lost(List<Reference> references) {
        writer.write(transaction -> {
            for (Reference reference : references) {
                holder.seesNoMore(transaction, reference);
                boolean clean = rows.find(transaction, reference)
                        .map(row -> row.state == RowState.CLEAN)
                        .orElse(false);
                if (clean && !Rows.has(transaction, "visibility", reference)) {
                    rows.delete(transaction, reference);
                }
            }
            return references.size();
        });
    }
}
