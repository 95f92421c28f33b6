package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.santelien.sync.merge.Json;
import org.jspecify.annotations.Nullable;

/** One resource under work, inside a transaction of the writer's thread. The columns are told in V001.sql. */
final class Row {

    final Reference reference;

    @Nullable
    String version;

    @Nullable
    String lastUpdated;

    private @Nullable ObjectNode base;

    /** What {@link #base} is on disk; kept since it is seldom needed as a tree, and as dear to write as to read. */
    private @Nullable String baseText;

    ObjectNode local;

    /** {@link #local} as it was on disk, null when it was not. */
    @Nullable
    String stored;

    RowState state = RowState.CLEAN;
    boolean draft;
    boolean sending;

    @Nullable
    ObjectNode sent;

    long sentChange;

    @Nullable
    ObjectNode newer;

    int attempts;

    @Nullable
    String reason;

    Row(Reference reference, ObjectNode local) {
        this.reference = reference;
        this.local = local;
    }

    /** What the server last gave, null when it never had the resource. Not to be changed in place. */
    @Nullable
    ObjectNode base() {
        if (base == null && baseText != null) {
            base = Rows.json(baseText);
        }
        return base;
    }

    @Nullable
    String baseText() {
        if (baseText == null && base != null) {
            baseText = Json.text(base);
        }
        return baseText;
    }

    /** The version the server last gave, null when it never had the resource. */
    @Nullable
    ServerVersion serverVersion() {
        if (newer != null) {
            return ServerVersion.of(newer);
        }
        return version == null ? null : ServerVersion.of(version, lastUpdated == null ? "" : lastUpdated);
    }

    /** Leaves the common ground: what the server has now did not come from there. */
    void forgetBase() {
        base = null;
        baseText = null;
        sent = null;
    }

    /** As read from the disk. */
    void baseText(@Nullable String text) {
        baseText = text;
    }

    /** Takes what the server has as the new common ground. */
    void baseOn(ObjectNode remote) {
        base = remote;
        baseText = null;
        version = remote.path("meta").path("versionId").asText(null);
        lastUpdated = remote.path("meta").path("lastUpdated").asText(null);
        sending = false;
        sent = null;
        sentChange = 0;
        newer = null;
    }

    @Override
    public String toString() {
        return reference + " " + state;
    }
}
