package fr.santelien.sync.replica;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One resource under work, inside a transaction of the writer's thread. The columns are told in V001.sql. */
final class Row {

    final Reference reference;

    @Nullable
    String version;

    @Nullable
    String lastUpdated;

    @Nullable
    ObjectNode base;

    ObjectNode local;
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

    /** Takes what the server has as the new common ground. */
    void baseOn(ObjectNode remote) {
        base = remote;
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
