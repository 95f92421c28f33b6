package fr.santelien.desktop.start;

import fr.santelien.sync.replica.ReplicaException;
import fr.santelien.sync.replica.SqliteReplica;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backs the file up beside everything else, one at a time; closing the file ends one that is under way. */
final class DailyBackup {

    private static final Logger LOG = LoggerFactory.getLogger(DailyBackup.class);

    private final SqliteReplica replica;
    private final AtomicBoolean running = new AtomicBoolean();

    DailyBackup(SqliteReplica replica) {
        this.replica = replica;
    }

    /** Returns at once; does nothing when the last backup is not a day old. */
    void start() {
        if (running.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("backup").start(this::run);
        }
    }

    private void run() {
        try {
            replica.backUpWhenDue();
        } catch (ReplicaException e) {
            // Tried again after the next exchange; the former backups stay.
            LOG.warn("no backup: {}", e.getMessage());
        } finally {
            running.set(false);
        }
    }
}
