package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.ReplicaException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One conversation with the regional server: reconcile (once an opening), pull, merge, push. */
public final class Exchange {

    private static final int PAGE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final ExchangeSide replica;
    private final RegionalServer server;
    private final List<String> types;
    private final List<String> toReconcile;
    private final int pageSize;

    /** @param types resource types to exchange, in the order they are pulled: what others refer to first */
    public Exchange(ExchangeSide replica, RegionalServer server, List<String> types) {
        this(replica, server, types, PAGE);
    }

    /** @param pageSize resources asked for at once */
    public Exchange(ExchangeSide replica, RegionalServer server, List<String> types, int pageSize) {
        this.replica = replica;
        this.server = server;
        this.types = List.copyOf(types);
        this.toReconcile = new ArrayList<>(types);
        this.pageSize = pageSize;
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
        }
    }

    private ExchangeOutcome converse() {
        try {
            int received = pull();
            int sent = new Push(replica.outbox(), server).run();
            return new ExchangeOutcome.Done(received, sent);
        } catch (ExchangeStopped e) {
            return e.outcome();
        }
    }

    /** The merge is part of it: each page is merged into what waits here in the transaction that stores it. */
    private int pull() throws ExchangeStopped {
        Pull pull = new Pull(replica, server, pageSize);
        Reconcile reconcile = new Reconcile(replica, server);
        int received = 0;
        for (String type : types) {
            boolean first = replica.cursor(server.scope(), type).isEmpty();
            if (!first && toReconcile.contains(type)) {
                received += reconcile.run(type);
            }
            received += pull.run(type);
            toReconcile.remove(type);
        }
        return received;
    }
}
