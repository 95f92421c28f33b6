package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The log that a killed poste left, copied before SQLite opens it: of a damaged log SQLite folds in the sound beginning
 * and throws the rest away, which the quarantine is to keep.
 */
final class WrittenLog {

    private final Path copy;

    private WrittenLog(Path copy) {
        this.copy = copy;
    }

    static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    static Path copy(Path database) {
        return database.resolveSibling(database.getFileName() + ".log-before");
    }

    static WrittenLog keep(Path database) throws IOException {
        Path log = file(database);
        Path copy = copy(database);
        // One that is still there is older, and of an opening that failed.
        if (!Files.exists(copy) && Files.exists(log) && Files.size(log) > 0) {
            OwnerOnly.create(copy);
            Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        return new WrittenLog(copy);
    }

    /** The database is sound. */
    void forget() throws IOException {
        Files.deleteIfExists(copy);
    }
}
