package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.replica.ExchangeSide;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings in what changed on the server since the last time, one type after the other, page by page.
 *
 * <p>The cursor is the server's time at the start of a walk minus an overlap, never the newest stamp seen: a transaction
 * that began earlier may be committed later, and its rows would be missed for ever. What comes twice is dropped.
 */
final class Pull {

    /** Longer than a transaction of the server may last (30 s), with its retries and a drift of clocks. */
    static final Duration OVERLAP = Duration.ofSeconds(120);

    private static final int RESUMES = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Pull.class);

    private final ExchangeSide replica;
    private final RegionalServer server;
    private final int pageSize;

    Pull(ExchangeSide replica, RegionalServer server, int pageSize) {
        this.replica = replica;
        this.server = server;
        this.pageSize = pageSize;
    }

    /** @return number of resources that were new here */
    int run(String type) throws ExchangeStopped {
        int received = 0;
        for (int resumed = 0; resumed <= RESUMES; resumed++) {
            Walk walk = walk(type, replica.cursor(server.scope(), type));
            received += walk.received();
            if (walk.finished()) {
                return received;
            }
        }
        throw new ExchangeStopped(new ExchangeOutcome.ServerTrouble(410));
    }

    /** @param finished false when the server forgot its result set on the way: go on from the cursor */
    private record Walk(int received, boolean finished) {}

    private Walk walk(String type, Optional<Instant> cursor) throws ExchangeStopped {
        ServerAnswer answer = server.search(type + "?_sort=_lastUpdated&_count=" + pageSize
                + cursor.map(since -> "&_lastUpdated=ge" + since).orElse(""));
        if (answer.status() == 404) {
            LOG.info("the server does not know the type {}", type);
            return new Walk(0, true);
        }
        SearchPage page = SearchPage.of(answer);
        Instant limit = page.serverTime()
                .orElseThrow(() -> new ExchangeStopped(new ExchangeOutcome.BadAnswer()))
                .minus(OVERLAP);
        int received = 0;
        while (true) {
            received += replica.receive(page.resources(), server.scope(), type, reached(page, limit));
            if (page.next() == null) {
                return new Walk(received, true);
            }
            answer = server.follow(page.next());
            if (answer.status() == 410) {
                return new Walk(received, false);
            }
            page = SearchPage.of(answer);
        }
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
