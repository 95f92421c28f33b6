package fr.santelien.sync.replica;

import fr.santelien.sync.replica.ReplicaException.Kind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes: each piece of work is one transaction, listeners are told after its commit. */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Sql sql;
    private final Acknowledged acknowledged;
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread;
    private volatile @Nullable Thread running;

    Writer(Sql sql, Acknowledged acknowledged) {
        this.sql = sql;
        this.acknowledged = acknowledged;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = Thread.ofPlatform().name("replica-writer").daemon().unstarted(task);
            running = made;
            return made;
        });
    }

    Runnable listen(Consumer<Set<String>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Runs the work in one transaction; when this returns, it is on the disk. An exception undoes all of it. */
    <T> T write(Function<Transaction, T> work) {
        return outcome(begin(work));
    }

    /** The same, without waiting: {@link #outcome} tells whether it was written. */
    <T> CompletableFuture<T> begin(Function<Transaction, T> work) {
        if (Thread.currentThread() == running) {
            throw new ReplicaException(Kind.INTERNAL, "a listener must hand over, not write");
        }
        try {
            return CompletableFuture.supplyAsync(() -> transact(work), thread);
        } catch (RejectedExecutionException e) {
            throw new ReplicaException(Kind.INTERNAL, "the replica is closed");
        }
    }

    /** Waits even when interrupted: whoever asked must know whether it was written. */
    static <T> T outcome(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }

    private <T> T transact(Function<Transaction, T> work) {
        Transaction transaction = new Transaction(sql);
        sql.execute("BEGIN IMMEDIATE");
        T result;
        try {
            long before = sql.totalChanges();
            result = work.apply(transaction);
            transaction.settle();
            boolean changed = sql.totalChanges() != before;
            if (changed) {
                acknowledged.stamp();
            }
            sql.execute("COMMIT");
            if (changed) {
                acknowledged.committed();
            }
        } catch (RuntimeException | Error e) {
            undo();
            throw e;
        }
        if (!transaction.touched().isEmpty()) {
            listeners.forEach(listener -> tell(listener, Set.copyOf(transaction.touched())));
        }
        return result;
    }

    private void undo() {
        try {
            sql.execute("ROLLBACK");
        } catch (ReplicaException e) {
            // SQLite has already undone it after a full disk or an I/O error.
            LOG.warn("rollback: {}", e.getMessage());
        }
    }

    private static void tell(Consumer<Set<String>> listener, Set<String> types) {
        try {
            listener.accept(types);
        } catch (RuntimeException e) {
            LOG.error("a listener of the replica failed: {}", e.getClass().getName());
        }
    }

    /** Finishes what was asked for, then stops. */
    @Override
    public void close() {
        thread.close();
    }
}
