package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.Arrival;
import fr.santelien.sync.replica.ExchangeSide;
import fr.santelien.sync.replica.Storing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a walk on their way into the file. The first is stored at once, the next ones with as many resources in
 * one commit as the walk has stored before: rows in the order of names fall all over their index, and each page of it that
 * a commit touches is encrypted, written, and folded again. No page is stored before those in front of it are on the disk.
 */
final class Gathering {

    /** Resources of one commit: what is lost by a killed process, and received again. */
    private static final int MOST_TOGETHER = 1000;

    private final ExchangeSide replica;
    private final String scope;
    private final String type;
    private List<Arrival> gathered = new ArrayList<>();
    private @Nullable Instant reached;
    private boolean waiting;
    private Storing storing = Storing.nothing();
    private int stored;
    private int received;

    Gathering(ExchangeSide replica, String scope, String type) {
        this.replica = replica;
        this.scope = scope;
        this.type = type;
    }

    /**
     * Returns while the page, if it is stored now, is being committed: the disk and the network are waited for at the same
     * time.
     *
     * @param cursor how far everything is here once the page is stored; null when the page does not tell
     */
    void add(SearchPage page, @Nullable Instant cursor) {
        gathered.addAll(replica.inbox().arrivals(page.resources()));
        reached = cursor == null ? reached : cursor;
        waiting = true;
        if (gathered.size() >= Math.min(MOST_TOGETHER, stored)) {
            store();
        }
    }

    private void store() {
        await();
        List<Arrival> together = gathered;
        gathered = new ArrayList<>();
        waiting = false;
        storing = replica.inbox().store(together, scope, type, reached);
        stored += together.size();
    }

    private void await() {
        received += storing.await();
        storing = Storing.nothing();
    }

    /** Stores what is left; returns while it is being committed. */
    void storeRest() {
        if (waiting) {
            store();
        }
    }

    /** Stores what is left and waits for the disk. */
    void finish() {
        storeRest();
        await();
    }

    /** Number of resources of the walk, as far as it is stored, that were new here. */
    int received() {
        return received;
    }
}
