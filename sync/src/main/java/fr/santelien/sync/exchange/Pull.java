package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings in what changed on the server since the last time. The types that were walked through before are asked together,
 * in one round trip; a first download goes type by type. Pages after the first are followed one by one.
 */
final class Pull {

    private static final int RESUMES = 4;
    private static final Logger LOG = LoggerFactory.getLogger(Pull.class);

    private final ExchangeSide replica;
    private final RegionalServer server;
    private final SearchBatch batch;
    private final int pageSize;

    Pull(ExchangeSide replica, RegionalServer server, SearchBatch batch, int pageSize) {
        this.replica = replica;
        this.server = server;
        this.batch = batch;
        this.pageSize = pageSize;
    }

    /**
     * @param epoch asked in the same round trip
     * @return number of resources that were new here
     */
    int run(List<String> types, ServerEpoch epoch) throws ExchangeStopped {
        Map<String, ServerAnswer> asked = askTogether(types, epoch);
        int received = 0;
        for (int i = 0; i < types.size(); i++) {
            Walk.Ahead ahead = i + 1 < types.size() ? askFirst(types.get(i + 1), asked) : () -> {};
            received += run(types.get(i), asked.get(types.get(i)), ahead);
        }
        return received;
    }

    private Map<String, ServerAnswer> askTogether(List<String> types, ServerEpoch epoch) throws ExchangeStopped {
        Map<String, String> queries = new LinkedHashMap<>();
        for (String type : types) {
            Optional<Instant> cursor = cursor(type);
            if (cursor.isPresent()) {
                queries.put(type, query(type, cursor, pageSize));
            }
        }
        List<String> all = new ArrayList<>(queries.values());
        epoch.query().ifPresent(all::add);
        Optional<List<ServerAnswer>> together = batch.ask(all);
        Map<String, ServerAnswer> asked = new HashMap<>();
        if (together.isPresent()) {
            Iterator<ServerAnswer> answers = together.get().iterator();
            queries.keySet().forEach(type -> asked.put(type, answers.next()));
            if (answers.hasNext()) {
                epoch.heard(answers.next());
            }
        } else if (epoch.query().isPresent()) {
            epoch.heard(server.search(epoch.query().get()));
        }
        return asked;
    }

    /** The first page of a type that is not asked for yet: it comes while the former type is still being stored. */
    private Walk.Ahead askFirst(String type, Map<String, ServerAnswer> asked) {
        return () -> {
            if (!asked.containsKey(type)) {
                asked.put(type, server.search(query(type, cursor(type), pageSize)));
            }
        };
    }

    /**
     * Walks until the end. A walk that is resumed and brings nothing new met more rows with one and the same stamp than a
     * page holds: longer pages get over them.
     */
    private int run(String type, @Nullable ServerAnswer asked, Walk.Ahead ahead) throws ExchangeStopped {
        ServerAnswer first = asked;
        int count = pageSize;
        int received = 0;
        int resumes = 0;
        while (true) {
            Optional<Instant> cursor = cursor(type);
            ServerAnswer answer = first != null ? first : server.search(query(type, cursor, count));
            first = null;
            if (answer.status() == 404) {
                LOG.info("the server does not know the type {}", type);
                return received;
            }
            Walk walk = Walk.through(answer, type, server, replica, ahead);
            received += walk.received();
            if (walk.finished()) {
                return received;
            }
            if (walk.received() > 0 || !cursor(type).equals(cursor)) {
                resumes = 0;
            } else if (++resumes > RESUMES) {
                throw new ExchangeStopped(new ExchangeOutcome.ServerTrouble(410));
            } else {
                count *= 2;
            }
        }
    }

    private Optional<Instant> cursor(String type) {
        return replica.inbox().cursor(server.scope(), type);
    }

    private static String query(String type, Optional<Instant> cursor, int count) {
        return type + "?_sort=_lastUpdated&_count=" + count
                + cursor.map(since -> "&_lastUpdated=ge" + since).orElse("");
    }
}
