package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Copies to read and try, so that neither the damaged file nor a backup is touched by SQLite. */
final class Scratch implements AutoCloseable {

    private final Path file;
    private final byte[] key;
    private final Path folder;
    private @Nullable Path candidate;

    /**
     * What a copy of the damaged file lets read.
     *
     * @param sound every page is good: only its last writes are gone
     * @param unsent resources with unsent work in it
     */
    record Damaged(boolean sound, Salvage.Found found, long missingWrites, int unsent) {

        /** All that was unsent at its very end; empty when that is not known. */
        Optional<Set<Reference>> allUnsent() {
            return found.counted() && missingWrites == 0 ? found.listed() : Optional.empty();
        }
    }

    Scratch(Path file, byte[] key) throws IOException {
        this.file = file;
        this.key = key;
        this.folder = file.resolveSibling(file.getFileName() + ".scratch");
        empty();
        long size = 0;
        for (Path each : List.of(file, WrittenLog.file(file), WrittenLog.copy(file))) {
            size += Files.exists(each) ? Files.size(each) : 0;
        }
        Space.require(file.toAbsolutePath().getParent(), 2 * size);
        OwnerOnly.folder(folder);
    }

    Damaged damaged() throws IOException {
        if (!Files.exists(file)) {
            boolean savedBefore = RescueFile.beside(file).exists();
            return new Damaged(false, nothing(savedBefore), 0, 0);
        }
        Path copy = folder.resolve("damaged.db");
        Files.copy(file, copy);
        Path log = Files.exists(WrittenLog.file(file)) ? WrittenLog.file(file) : WrittenLog.copy(file);
        if (Files.exists(log)) {
            Files.copy(log, WrittenLog.file(copy));
        }
        OptionalLong mark;
        try (Mark beside = Mark.beside(file)) {
            mark = beside.read();
        }
        try (Sql sql = Database.connect(copy, key)) {
            boolean sound = SoundFile.isSound(sql) && Migrations.isKnown(sql);
            Salvage.Found read = new Salvage(sql).read();
            boolean counted = read.counted() && mark.isPresent();
            Salvage.Found found = new Salvage.Found(read.work(), read.unreadable(), counted, read.listed());
            candidate = sound ? copy : null;
            return new Damaged(
                    sound,
                    found,
                    missing(sql, mark.orElse(0)),
                    found.work().resources().size());
        } catch (ReplicaException e) {
            return new Damaged(false, nothing(false), 0, 0);
        }
    }

    private static Salvage.Found nothing(boolean counted) {
        return new Salvage.Found(new UnsentWork(List.of(), List.of()), 0, counted, Optional.empty());
    }

    private static long missing(Sql sql, long mark) {
        try {
            return Math.max(0, mark - Acknowledged.count(sql));
        } catch (ReplicaException e) {
            return 0;
        }
    }

    /** The newest that opens with the key and reads from end to end. */
    Optional<Backups.Backup> backup() throws IOException {
        for (Backups.Backup backup : new Backups(file).all()) {
            Path copy = folder.resolve("backup.db");
            Files.copy(backup.file(), copy, StandardCopyOption.REPLACE_EXISTING);
            try (Sql sql = Database.connect(copy, key)) {
                if (SoundFile.isSound(sql) && Migrations.isKnown(sql)) {
                    candidate = copy;
                    return Optional.of(backup);
                }
            } catch (ReplicaException e) {
                // Damaged as well, or of another key: the one before may be good.
                continue;
            }
        }
        return Optional.empty();
    }

    /** In the backup that takes the place of the file nothing else waits any more. */
    void settle(Set<Reference> unsent) {
        if (candidate != null) {
            try (Sql sql = Database.connect(candidate, key)) {
                Settled.in(sql, unsent);
            }
        }
    }

    /** The good copy becomes the file. */
    void place() throws IOException {
        if (candidate == null) {
            throw new IllegalStateException("nothing to put in the place of the file");
        }
        OwnerOnly.create(candidate);
        Durable.force(candidate);
        Files.move(candidate, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        empty();
    }

    private void empty() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path each : all.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }
}
