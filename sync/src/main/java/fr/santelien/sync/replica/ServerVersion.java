package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;

/**
 * Which version of a resource the server has, or had.
 *
 * @param version {@code meta.versionId}
 * @param updated {@code meta.lastUpdated} in milliseconds since 1970; {@link Long#MAX_VALUE} when it cannot be read
 */
public record ServerVersion(String version, long updated) {

    static final long UNKNOWN = Long.MAX_VALUE;

    /** Stamps of one version may be told with different precision by a write and by a search. */
    private static final long SAME_MOMENT = 1000;

    public static ServerVersion of(JsonNode resource) {
        JsonNode meta = resource.path("meta");
        return of(meta.path("versionId").asText(), meta.path("lastUpdated").asText());
    }

    static ServerVersion of(String version, String lastUpdated) {
        try {
            return new ServerVersion(
                    version, OffsetDateTime.parse(lastUpdated).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            return new ServerVersion(version, UNKNOWN);
        }
    }

    public boolean isSameAs(ServerVersion other) {
        return version.equals(other.version) && isSameMoment(other);
    }

    private boolean isSameMoment(ServerVersion other) {
        return isUnknown() || other.isUnknown() || Math.abs(updated - other.updated) < SAME_MOMENT;
    }

    /**
     * Whether a server that had this version and now has the other one went back: versions only ever grow, and one number
     * is given once.
     */
    public boolean isTakenBackBy(ServerVersion now) {
        if (version.equals(now.version)) {
            return !isSameMoment(now);
        }
        return isNumber(version) && isNumber(now.version)
                ? Long.parseLong(version) > Long.parseLong(now.version)
                : now.updated < updated && !isSameMoment(now);
    }

    /** Whether nothing was written between that version and this one. */
    boolean isRightAfter(ServerVersion before) {
        return isNumber(version)
                && isNumber(before.version)
                && Long.parseLong(version) == Long.parseLong(before.version) + 1;
    }

    /** Whether an update of that version may have made this one: numbers grow, of others it is only known that they differ. */
    public boolean isAfter(String before) {
        return isNumber(version) && isNumber(before)
                ? Long.parseLong(version) > Long.parseLong(before)
                : !version.equals(before);
    }

    private boolean isUnknown() {
        return updated == UNKNOWN;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
