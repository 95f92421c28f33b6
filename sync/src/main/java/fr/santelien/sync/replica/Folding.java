package fr.santelien.sync.replica;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the log into the file while the writer goes on, when much was written at once, as by a first download. Otherwise
 * the writer does, every so many pages.
 */
final class Folding {

    /** Rows written since the last time: some pages of a first download, more edits than a day has. */
    private static final long ROWS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Folding.class);

    private final Database database;
    private final AtomicBoolean folding = new AtomicBoolean();
    private long written;

    Folding(Database database) {
        this.database = database;
    }

    /** After a commit, on the writer's thread. */
    void wrote(long rows) {
        written += rows;
        if (written >= ROWS && folding.compareAndSet(false, true)) {
            written = 0;
            Thread.ofPlatform().daemon().name("replica-folding").start(this::fold);
        }
    }

    private void fold() {
        try {
            database.read(sql -> sql.list("PRAGMA wal_checkpoint", row -> row.number("busy")));
        } catch (ReplicaException e) {
            // Closed meanwhile, or a disk in trouble, of which the writer will tell.
            LOG.info("the log was not folded: {}", e.getMessage());
        } finally {
            folding.set(false);
        }
    }
}
