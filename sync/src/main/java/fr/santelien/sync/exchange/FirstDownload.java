package fr.santelien.sync.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import fr.santelien.sync.replica.ExchangeSide;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks, before the first download, how much there is: progress can then be told without guessing. */
record FirstDownload(ExchangeSide replica, RegionalServer server, SearchBatch batch) {

    void announce(List<String> types) throws ExchangeStopped {
        List<String> queries =
                types.stream().map(type -> type + "?_summary=count").toList();
        Optional<List<ServerAnswer>> counts = batch.ask(queries);
        if (counts.isPresent()) {
            replica.announced(total(counts.get()));
        }
    }

    /** Null when the server does not tell of each type. */
    private static @Nullable Integer total(List<ServerAnswer> counts) {
        int total = 0;
        for (ServerAnswer count : counts) {
            JsonNode told = count.body() == null ? null : count.body().get("total");
            if (count.status() != 404 && (!count.isSuccess() || told == null || !told.isInt())) {
                return null;
            }
            total += told == null ? 0 : told.intValue();
        }
        return total;
    }
}
