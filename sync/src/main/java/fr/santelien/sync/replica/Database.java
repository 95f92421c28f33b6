package fr.santelien.sync.replica;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.sqlite.mc.SQLiteMCSqlCipherConfig;

/**
 * The encrypted file: one connection that writes, a few that only read. All of them are made at opening, so that the key
 * is not kept afterwards; SQLite holds its own copy until they are closed.
 */
final class Database implements AutoCloseable {

    private static final int READERS = 3;

    /** Pages a connection keeps decrypted, in KiB: the upper pages of the indexes of a whole region, and what one works on. */
    private static final int CACHE = 16_000;

    private final FileLock lock;
    private final Sql writer;
    private final Queue<Sql> readers;
    private final Semaphore free = new Semaphore(READERS);
    private volatile boolean closed;

    private Database(FileLock lock, Sql writer, Queue<Sql> readers) {
        this.lock = lock;
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens the file, makes it when there is none.
     *
     * @param key 32 random bytes; not kept, the caller wipes it
     * @throws ReplicaException WRONG_KEY, DAMAGED, NEWER_VERSION, IN_USE or STORAGE; the file is then as it was
     */
    static Database open(Path file, byte[] key) {
        if (key.length != 32) {
            throw new ReplicaException(Kind.WRONG_KEY, "the key must have 32 bytes, has " + key.length);
        }
        try {
            FileLock lock = FileLock.take(file);
            try {
                return openLocked(lock, file, key);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ReplicaException(
                    Kind.STORAGE,
                    "the replica cannot be opened: " + e.getClass().getSimpleName());
        }
    }

    private static Database openLocked(FileLock lock, Path file, byte[] key) throws IOException {
        KeyCheck keyCheck = new KeyCheck(file);
        KeyCheck.Verdict verdict = keyCheck.verify(key);
        if (verdict == KeyCheck.Verdict.WRONG) {
            throw new ReplicaException(Kind.WRONG_KEY, "the file opens with another key");
        }
        // An emptied or vanished file that once was a replica must not become a new one in silence.
        if (keyCheck.isPresent() && (!Files.exists(file) || Files.size(file) == 0)) {
            throw new ReplicaException(Kind.DAMAGED, "the file of the replica is missing or empty");
        }
        OwnerOnly.create(file);
        Deque<Sql> opened = new ArrayDeque<>();
        try {
            Sql writer = connect(file, key);
            opened.add(writer);
            writer.run("PRAGMA foreign_keys = ON");
            Migrations.run(writer);
            if (verdict == KeyCheck.Verdict.UNKNOWN) {
                keyCheck.write(key);
            }
            for (int i = 0; i < READERS; i++) {
                opened.add(connect(file, key));
            }
            opened.remove(writer);
            return new Database(lock, writer, new ConcurrentLinkedQueue<>(opened));
        } catch (IOException | RuntimeException e) {
            opened.forEach(Sql::close);
            throw e;
        }
    }

    /** One connection, the schema as it is. */
    static Sql connect(Path file, byte[] key) {
        Properties properties = SQLiteMCSqlCipherConfig.getV4Defaults()
                .withRawUnsaltedKey(key)
                .build()
                .toProperties();
        try {
            Sql sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties));
            try {
                sql.run("PRAGMA busy_timeout = 5000");
                sql.run("PRAGMA cache_size = -" + CACHE);
                sql.run("PRAGMA journal_mode = WAL");
                sql.run("PRAGMA synchronous = FULL");
                return sql;
            } catch (ReplicaException e) {
                sql.close();
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        } finally {
            properties.clear();
        }
    }

    /** The writing connection: for the writer's thread only. */
    Sql writer() {
        return writer;
    }

    /** Runs {@code statement}, which defines what the holder sees, on every reader, then bars them from writing. */
    void prepareReaders(String statement) {
        for (Sql reader : readers) {
            reader.run(statement);
            reader.run("PRAGMA query_only = ON");
        }
    }

    <T> T read(Function<Sql, T> work) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw new ReplicaException(Kind.INTERNAL, "the replica is closed");
            }
            Sql reader = readers.remove();
            try {
                return work.apply(reader);
            } finally {
                readers.add(reader);
            }
        } finally {
            free.release();
        }
    }

    /** Waits for the readers at work, then closes; the last connection folds the log into the file. */
    @Override
    public void close() {
        free.acquireUninterruptibly(READERS);
        try {
            if (!closed) {
                closed = true;
                readers.forEach(Sql::close);
                writer.close();
                lock.close();
            }
        } catch (IOException e) {
            throw new ReplicaException(Kind.STORAGE, "the lock of the replica cannot be given back");
        } finally {
            free.release(READERS);
        }
    }
}
