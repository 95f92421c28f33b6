package fr.santelien.sync.replica;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done about a file that {@link SqliteReplica#open} called damaged: its unsent work is saved, the file is kept in
 * quarantine, and a sound one takes its place. Killed anywhere, it can be done again.
 */
public final class Repair {

    private static final Logger LOG = LoggerFactory.getLogger(Repair.class);

    private final Path file;
    private final byte[] key;
    private final Clock clock;

    /** @param key not kept after the calls; the caller wipes it */
    public Repair(Path file, byte[] key, Clock clock) {
        this.file = file;
        this.key = key;
        this.clock = clock;
    }

    /**
     * What became of the unsent work.
     *
     * @param rescued changed resources that will be there, as they were, at the next opening
     * @param unreadable changed resources, or entries being typed, that could not be read any more
     * @param counted false when nothing tells how many there were
     * @param missingWrites last writes of the file, of any kind, that its damaged log has lost
     * @param from when the restored backup was made; null when the file itself could go on, or began again
     */
    public record Outcome(
            int rescued,
            int unreadable,
            boolean counted,
            long missingWrites,
            @Nullable Instant from) {}

    /** Goes back to the file itself when only its last writes are gone, otherwise to the last good backup. */
    public Outcome restore() {
        return run(true);
    }

    /** Leaves everything to a new download. */
    public Outcome startAgain() {
        return run(false);
    }

    /**
     * What {@link #restore} would go back to.
     *
     * @param goesOn the file itself, only its last writes are gone
     * @param backup when the last backup that reads from end to end was made, null when there is none
     */
    public record Prospect(boolean goesOn, @Nullable Instant backup) {}

    /** Reads all of the file, and of the backups until a good one: seconds. */
    public Prospect prospect() {
        try (FileLock _ = FileLock.take(file);
                Scratch scratch = new Scratch(file, key)) {
            boolean goesOn = scratch.damaged().sound();
            return new Prospect(
                    goesOn,
                    goesOn ? null : scratch.backup().map(Backups.Backup::made).orElse(null));
        } catch (IOException e) {
            throw storage(e);
        }
    }

    private Outcome run(boolean restoring) {
        try (FileLock _ = FileLock.take(file);
                Scratch scratch = new Scratch(file, key)) {
            Scratch.Damaged damaged = scratch.damaged();
            RescueFile rescue = RescueFile.beside(file);
            Optional<Backups.Backup> backup = restoring && !damaged.sound() ? scratch.backup() : Optional.empty();
            if (restoring && !damaged.sound() && backup.isEmpty()) {
                throw new ReplicaException(Kind.DAMAGED, "there is no good backup");
            }
            // A sound file that goes on has its unsent work in it; one that is gone was saved by an interrupted repair.
            if (Files.exists(file) && (!damaged.sound() || !restoring)) {
                rescue.add(damaged.found().work(), key);
            }
            Quarantine quarantine = new Quarantine(file, clock);
            quarantine.takeDatabase();
            if (restoring) {
                if (backup.isPresent()) {
                    damaged.allUnsent().ifPresent(scratch::settle);
                }
                scratch.place();
            }
            quarantine.takeRecords();
            Outcome outcome = new Outcome(
                    rescue.read(key).map(work -> work.resources().size()).orElse(damaged.unsent()),
                    damaged.found().unreadable(),
                    damaged.found().counted(),
                    damaged.missingWrites(),
                    backup.map(Backups.Backup::made).orElse(null));
            LOG.warn("damaged file repaired: {}", outcome);
            return outcome;
        } catch (IOException e) {
            throw storage(e);
        }
    }

    private static ReplicaException storage(IOException e) {
        return new ReplicaException(
                Kind.STORAGE, "the repair was refused: " + e.getClass().getSimpleName());
    }
}
