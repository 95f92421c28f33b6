package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a damaged file goes with all that belongs to it: nothing of it is changed or deleted by the poste. */
final class Quarantine {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path file;
    private final Clock clock;
    private @Nullable Path folder;

    Quarantine(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** The database first: without it the next opening says "damaged" again, and never that all is well. */
    void takeDatabase() throws IOException {
        take(List.of(
                file,
                WrittenLog.file(file),
                WrittenLog.copy(file),
                file.resolveSibling(file.getFileName() + "-shm"),
                Suspicion.file(file)));
    }

    /** What says that a database was here, once another one may stand there or begin. */
    void takeRecords() throws IOException {
        take(List.of(Mark.file(file), KeyCheck.file(file)));
    }

    private void take(List<Path> files) throws IOException {
        for (Path each : files) {
            if (Files.exists(each)) {
                Path into = folder == null ? newFolder() : folder;
                folder = into;
                Files.move(
                        each, into.resolve(Objects.requireNonNull(each.getFileName())), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private Path newFolder() throws IOException {
        Path all = file.resolveSibling("quarantine");
        String name = NAME.format(clock.instant());
        Path free = all.resolve(name);
        for (int n = 2; Files.exists(free); n++) {
            free = all.resolve(name + "-" + n);
        }
        OwnerOnly.folder(free);
        return free;
    }
}
