package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unsent work saved from a damaged database until the next opening puts it back: a database of its own, under the same
 * key and with the same tables, of which only the unsent rows are filled.
 */
final class RescueFile {

    private static final String PERSON = "person";

    private final Path file;

    private RescueFile(Path file) {
        this.file = file;
    }

    static RescueFile beside(Path database) {
        return new RescueFile(database.resolveSibling(database.getFileName() + ".rescued"));
    }

    /** Adds to what a repair that did not come to its end has saved already; the newer of the same resource is kept. */
    void add(UnsentWork newer, byte[] key) throws IOException {
        write(read(key).map(older -> older.with(newer)).orElse(newer), key);
    }

    private void write(UnsentWork work, byte[] key) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        discard(draft);
        OwnerOnly.create(draft);
        try (Sql sql = Database.connect(draft, key)) {
            Migrations.run(sql);
            sql.run("BEGIN IMMEDIATE");
            for (UnsentWork.Unsent unsent : work.resources()) {
                new Table(sql, "resource").insert(unsent.row());
                unsent.changes().forEach(new Table(sql, "change")::insert);
                unsent.conflicts().forEach(new Table(sql, "conflict")::insert);
            }
            for (Map<String, @Nullable Object> entry : work.sealed()) {
                sql.execute("INSERT INTO holder (number, id) VALUES (?, ?)", entry.get("holder"), entry.get(PERSON));
                new Table(sql, "sealed_entry").insert(entry);
            }
            sql.run("COMMIT");
        }
        Durable.force(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Empty when there is none. */
    Optional<UnsentWork> read(byte[] key) {
        if (!exists()) {
            return Optional.empty();
        }
        try (Sql sql = Database.connect(file, key)) {
            Salvage.Found found = new Salvage(sql).read();
            if (found.unreadable() > 0 || !found.counted()) {
                throw new ReplicaException(ReplicaException.Kind.DAMAGED, "the rescued work cannot be read");
            }
            return Optional.of(found.work());
        }
    }

    /** Its work is in the database. */
    void done() {
        try {
            discard(file);
        } catch (IOException e) {
            throw new ReplicaException(ReplicaException.Kind.STORAGE, "the rescued work cannot be put away");
        }
    }

    private static void discard(Path database) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(database.resolveSibling(database.getFileName() + suffix));
        }
    }
}
