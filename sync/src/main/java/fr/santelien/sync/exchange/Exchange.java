package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.ServerCapability;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation with the regional server: pull, merge, reconcile (at the opening, every few hours, and when the server
 * seems to have gone back in time), push.
 */
public final class Exchange {

    private static final int PAGE = 500;

    /** How long a holder may see what she lost without it having changed, where the server gives no new version then. */
    private static final Duration RECONCILED_EVERY = Duration.ofHours(4);

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final ExchangeSide replica;
    private final RegionalServer server;
    private final SearchBatch batch;
    private final List<String> types;
    private final List<String> written;
    private final Set<String> toReconcile;
    private final int pageSize;
    private final InstantSource clock;
    private Instant reconciled;

    /** With a server that is known: what it offers is not asked. */
    public Exchange(ExchangeSide replica, RegionalServer server, List<String> types) {
        this(replica, server, types, PAGE);
    }

    /** With a server that is known, and pages of this many resources. */
    public Exchange(ExchangeSide replica, RegionalServer server, List<String> types, int pageSize) {
        this(replica, server, types, List.of(), pageSize, InstantSource.system());
    }

    /**
     * @param types resource types to exchange, in the order they are pulled: what others refer to first
     * @param written those that the poste writes: the server must offer what that needs
     */
    public Exchange(ExchangeSide replica, RegionalServer server, List<String> types, List<String> written) {
        this(replica, server, types, written, PAGE, InstantSource.system());
    }

    /** With pages of this many resources, on a clock that tells when to compare everything and to ask again. */
    public Exchange(
            ExchangeSide replica,
            RegionalServer server,
            List<String> types,
            List<String> written,
            int pageSize,
            InstantSource clock) {
        this.replica = replica;
        this.server = server;
        this.batch = new SearchBatch(server);
        this.types = List.copyOf(types);
        this.toReconcile = new HashSet<>(types);
        this.written = List.copyOf(written);
        this.pageSize = pageSize;
        this.clock = clock;
        this.reconciled = clock.instant();
    }

    /** Runs to the end, or to the first thing that stops it; what was stored before stays. One call at a time. */
    public synchronized ExchangeOutcome run() {
        try {
            replica.exchangeStarted();
            ExchangeOutcome outcome = converse();
            if (outcome instanceof ExchangeOutcome.Done) {
                replica.exchangeSucceeded();
            }
            outcome.failure().ifPresent(replica::exchangeFailed);
            return outcome;
        } catch (ReplicaException e) {
            LOG.error("the exchange stopped on the replica: {}", e.getMessage());
            return new ExchangeOutcome.LocalTrouble(e.kind());
        } catch (RuntimeException e) {
            // A mistake of ours, met by what came or what leaves: the next exchange must be tried all the same, and the
            // screen say that this one failed. Its message may quote what somebody entered.
            LOG.error(
                    "the exchange stopped on a mistake: {} at {}", e.getClass().getName(), e.getStackTrace()[0]);
            return new ExchangeOutcome.LocalTrouble(ReplicaException.Kind.INTERNAL);
        }
    }

    private ExchangeOutcome converse() {
        try {
            boolean first = !replica.isDownloaded();
            int received = pull();
            if (first) {
                replica.downloaded();
            } else if (replica.outbox().isEmpty()) {
                return new ExchangeOutcome.Done(received, 0);
            }
            Set<ServerCapability> missing = new WritingAllowed(replica, server, written, clock).missing();
            if (!missing.isEmpty() && !replica.outbox().isEmpty()) {
                return new ExchangeOutcome.ServerLacks(missing);
            }
            int sent = new Push(replica.outbox(), server, replica.attachments()).run();
            return new ExchangeOutcome.Done(received, sent);
        } catch (ExchangeStopped e) {
            return e.outcome();
        }
    }

    /** The merge is part of it: each page is merged into what waits here in the transaction that stores it. */
    private int pull() throws ExchangeStopped {
        if (!replica.isDownloaded()) {
            new FirstDownload(replica, server, batch).announce(types);
        }
        // What is walked through for the first time cannot have been lost or gained in between.
        List<String> compared = types.stream()
                .filter(type -> replica.inbox().cursor(server.scope(), type).isPresent())
                .toList();
        ServerEpoch epoch = new ServerEpoch(replica);
        int received = new Pull(replica, server, batch, pageSize).run(types, epoch);
        if (epoch.isDoubtful() || clock.instant().isAfter(reconciled.plus(RECONCILED_EVERY))) {
            toReconcile.addAll(types);
        }
        return received + reconcile(compared, epoch);
    }

    private int reconcile(List<String> compared, ServerEpoch epoch) throws ExchangeStopped {
        if (toReconcile.isEmpty()) {
            return 0;
        }
        Reconcile reconcile = new Reconcile(replica, server);
        int received = 0;
        for (String type : types) {
            if (compared.contains(type) && toReconcile.contains(type)) {
                received += reconcile.run(type);
            }
            toReconcile.remove(type);
        }
        reconciled = clock.instant();
        if (reconcile.foundLoss()
                || epoch.isDoubtful()
                || replica.inbox().witness().isEmpty()) {
            replica.inbox().chooseWitness();
        }
        return received;
    }
}
