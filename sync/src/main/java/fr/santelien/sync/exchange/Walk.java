package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.ExchangeSide;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One walk through the pages of a search, stored with the cursor they allow.
 *
 * <p>The cursor is the server's time at the start of a walk minus an overlap, never the newest stamp seen: a transaction
 * that began earlier may be committed later, and its rows would be missed for ever. What comes twice is dropped.
 *
 * @param received number of resources that were new here
 * @param finished false when the server forgot its result set on the way: go on from the cursor
 */
record Walk(int received, boolean finished) {

    /** Longer than a transaction of the server may last (30 s), with its retries and a drift of clocks. */
    static final Duration OVERLAP = Duration.ofSeconds(120);

    /** What is asked of the server meanwhile. */
    interface Ahead {
        void ask() throws ExchangeStopped;
    }

    /**
     * @param first answer to the search sorted by {@code _lastUpdated}
     * @param ahead asked while the last pages are on their way to the disk
     */
    static Walk through(ServerAnswer first, String type, RegionalServer server, ExchangeSide replica, Ahead ahead)
            throws ExchangeStopped {
        SearchPage page = SearchPage.of(first, type);
        Instant limit = page.serverTime()
                .orElseThrow(() -> new ExchangeStopped(new ExchangeOutcome.BadAnswer()))
                .minus(OVERLAP);
        Gathering gathering = new Gathering(replica, server.scope(), type);
        boolean finished;
        try {
            gathering.add(page, reached(page, limit));
            while (page.next() != null) {
                ServerAnswer answer = server.follow(page.next());
                if (answer.status() == 410) {
                    break;
                }
                page = SearchPage.of(answer, type);
                gathering.add(page, reached(page, limit));
            }
            finished = page.next() == null;
            gathering.storeRest();
            if (finished) {
                ahead.ask();
            }
        } finally {
            gathering.finish(); // what was received is kept, whatever ends the walk
        }
        return new Walk(gathering.received(), finished);
    }

    /** How far everything is here once this page is stored; null when the page does not tell. */
    private static @Nullable Instant reached(SearchPage page, Instant limit) {
        if (page.next() == null) {
            return limit;
        }
        if (page.resources().isEmpty()) {
            return null;
        }
        ObjectNode last = page.resources().getLast();
        return FhirInstant.lastUpdated(last)
                .map(at -> at.isBefore(limit) ? at : limit)
                .orElse(null);
    }
}
