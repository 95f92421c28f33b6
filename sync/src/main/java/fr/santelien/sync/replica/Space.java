package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Room on the disk, asked for before something large is written. */
final class Space {

    /** What a first download needs at least: a structure of some hundred thousand records, and its log meanwhile. */
    static final long FIRST_DOWNLOAD = 512L << 20;

    /** Left to the system and to the log. */
    private static final long RESERVE = 64L << 20;

    private Space() {}

    /**
     * Looks before it is too late.
     *
     * @param folder existing or to be made
     * @param bytes about to be written there
     * @throws ReplicaException {@code NO_SPACE}
     */
    static void require(@Nullable Path folder, long bytes) throws IOException {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && Files.getFileStore(existing).getUsableSpace() < bytes + RESERVE) {
            throw new ReplicaException(ReplicaException.Kind.NO_SPACE, "less than " + bytes + " bytes are free");
        }
    }
}
