package fr.santelien.sync.replica;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.mc.SQLiteMCSqlCipherConfig;

/**
 * The encrypted file: one connection that writes, a few that only read. All of them are made at opening, so that the key
 * is not kept afterwards; SQLite holds its own copy until they are closed.
 */
final class Database implements AutoCloseable {

    private static final int READERS = 3;

    /** Pages a connection keeps decrypted, in KiB: the upper pages of the indexes of a whole region, and what one works on. */
    private static final int CACHE = 16_000;

    /**
     * Pages of the log before they are folded into the file: 16 MB. Folding decrypts and encrypts each page once more, and
     * a page of an index that many commits write is folded once. The connection that writes is the only one that folds:
     * SQLite before 3.51.3 may lose pages when another one does while it commits.
     *
     * @see <a href="https://sqlite.org/wal.html#walresetbug">The WAL-reset bug</a>
     */
    private static final int LOG_PAGES = 4000;

    private final FileLock lock;
    private final Sql writer;
    /** The last one used is the next one: its pages are decrypted already, and those never needed keep none. */
    private final Deque<Sql> readers;

    private final Mark mark;
    private final Acknowledged acknowledged;
    private final Suspicion suspicion;
    private final Semaphore free = new Semaphore(READERS);
    private volatile boolean closing;
    private volatile boolean closed;
    private volatile @Nullable Sql longReader;

    private Database(FileLock lock, Sql writer, Deque<Sql> readers, Mark mark, Suspicion suspicion) {
        this.lock = lock;
        this.writer = writer;
        this.readers = readers;
        this.mark = mark;
        this.acknowledged = new Acknowledged(writer, mark);
        this.suspicion = suspicion;
        writer.onDamage(suspicion::met);
        readers.forEach(reader -> reader.onDamage(suspicion::met));
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
        // An emptied or vanished file that once was a replica must not become a new one in silence. One whose making
        // was
        // cut short has no key check yet, and nothing was ever acknowledged in it.
        boolean wasHere = keyCheck.isPresent() || Mark.tellsOfWrites(file);
        if (wasHere && (!Files.exists(file) || Files.size(file) == 0)) {
            throw new ReplicaException(Kind.DAMAGED, "the file of the replica is missing or empty");
        }
        if (!Files.exists(file)) {
            Space.require(file.toAbsolutePath().getParent(), Space.FIRST_DOWNLOAD);
        }
        OwnerOnly.create(file);
        Suspicion suspicion = new Suspicion(file);
        WrittenLog log = WrittenLog.keep(file);
        Mark mark = Mark.beside(file);
        Deque<Sql> opened = new ArrayDeque<>();
        try {
            Sql writer = connect(file, key);
            opened.add(writer);
            writer.run("PRAGMA foreign_keys = ON");
            writer.run("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            Migrations.run(writer);
            SoundFile.check(writer, suspicion, mark);
            if (verdict != KeyCheck.Verdict.RIGHT) {
                keyCheck.write(key);
            }
            for (int i = 0; i < READERS; i++) {
                opened.add(connect(file, key));
            }
            opened.remove(writer);
            log.forget();
            return new Database(lock, writer, new ConcurrentLinkedDeque<>(opened), mark, suspicion);
        } catch (IOException | RuntimeException e) {
            opened.forEach(Sql::close);
            mark.close();
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
            Packing.load();
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

    /** The count of its transactions: for the writer's thread only. */
    Acknowledged acknowledged() {
        return acknowledged;
    }

    Suspicion suspicion() {
        return suspicion;
    }

    /** Runs {@code statement}, which defines what the holder sees, on every reader, then bars them from writing. */
    void prepareReaders(String statement) {
        for (Sql reader : readers) {
            reader.run(statement);
            reader.run("PRAGMA query_only = ON");
        }
    }

    /** Work of seconds. */
    interface LongWork {
        void run(Sql reader) throws IOException;
    }

    /** Lends a reader for long; {@link #close()} interrupts it. */
    void readLong(LongWork work) {
        read(reader -> {
            longReader = reader;
            try {
                if (!closing) {
                    work.run(reader);
                }
                return reader;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                longReader = null;
            }
        });
    }

    <T> T read(Function<Sql, T> work) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw new ReplicaException(Kind.INTERNAL, "the replica is closed");
            }
            Sql reader = readers.pop();
            try {
                return work.apply(reader);
            } finally {
                readers.push(reader);
            }
        } finally {
            free.release();
        }
    }

    /** Waits for the readers at work, then closes; the last connection folds the log into the file. */
    @Override
    public void close() {
        closing = true;
        Sql busy = longReader;
        if (busy != null) {
            busy.interrupt();
        }
        free.acquireUninterruptibly(READERS);
        try {
            if (!closed) {
                closed = true;
                readers.forEach(Sql::close);
                writer.close();
                mark.close();
                lock.close();
            }
        } catch (IOException e) {
            throw new ReplicaException(Kind.STORAGE, "the lock of the replica cannot be given back");
        } finally {
            free.release(READERS);
        }
    }
}
