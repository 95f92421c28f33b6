package fr.santelien.sync.replica;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Counts, from the rows, what is not sent. */
final class StatusQuery {

    private StatusQuery() {}

    /** @param arriving progress with the page whose commit is under way, null when there is none */
    static ReplicaStatus status(Sql sql, Holder holder, ReplicaStatus.@Nullable Progress arriving) {
        return sql.list(
                        "SELECT"
                                + " (SELECT count(*) FROM resource WHERE state <> 'clean'"
                                + "   AND state IN ('dirty', 'sending', 'conflict')) AS waiting,"
                                + " (SELECT count(*) FROM resource WHERE state <> 'clean' AND state = 'draft') AS drafts,"
                                + " (SELECT count(*) FROM resource WHERE state <> 'clean' AND state = 'set_aside')"
                                + "   AS set_aside,"
                                + " (SELECT c.at FROM change c JOIN resource r ON r.type = c.type AND r.id = c.id"
                                + "   WHERE r.state IN ('dirty', 'sending', 'conflict') ORDER BY c.number LIMIT 1)"
                                + "   AS oldest,"
                                + " (SELECT count(*) FROM conflict) AS conflicts,"
                                + " (SELECT count(*) FROM resource WHERE unprojected <> 0) AS unreadable,"
                                + " h.seen AS resources,"
                                + " h.last_success, h.last_attempt, h.last_failure, h.downloaded,"
                                + " h.announced, h.reached"
                                + " FROM holder h WHERE h.number = ?",
                        row -> status(row, arriving),
                        holder.number())
                .getFirst();
    }

    /** How far the first download is; null when it is over. */
    static ReplicaStatus.@Nullable Progress progress(Sql sql, Holder holder) {
        return sql.first(
                        "SELECT seen, announced, reached FROM holder WHERE number = ? AND downloaded = 0",
                        row -> progress(row, (int) row.number("seen")),
                        holder.number())
                .orElse(null);
    }

    private static ReplicaStatus status(RowReader row, ReplicaStatus.@Nullable Progress arriving) {
        String failure = row.textOrNull("last_failure");
        int resources = (int) row.number("resources");
        return new ReplicaStatus(
                (int) row.number("waiting"),
                (int) row.number("drafts"),
                instant(row.textOrNull("oldest")),
                (int) row.number("set_aside"),
                (int) row.number("conflicts"),
                instant(row.textOrNull("last_success")),
                instant(row.textOrNull("last_attempt")),
                failure == null ? null : ExchangeFailure.valueOf(failure),
                resources,
                row.number("downloaded") != 0 ? null : arriving != null ? arriving : progress(row, resources),
                (int) row.number("unreadable"));
    }

    private static ReplicaStatus.Progress progress(RowReader row, int received) {
        OptionalLong announced = row.numberOrEmpty("announced");
        return new ReplicaStatus.Progress(
                received,
                announced.isPresent() && announced.getAsLong() >= received ? (int) announced.getAsLong() : null,
                instant(row.textOrNull("reached")));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
