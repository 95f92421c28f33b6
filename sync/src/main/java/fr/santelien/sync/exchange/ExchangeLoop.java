package fr.santelien.sync.exchange;

import fr.santelien.sync.replica.ExchangeSide;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Exchanges at the start, soon after a local change, every so often, and on demand; one at a time, on its own virtual
 * thread. Waits longer and longer while the server does not answer.
 */
public final class ExchangeLoop implements AutoCloseable {

    /** How often to look for what others changed, unless a setting says otherwise. */
    public static final Duration ORDINARY_PERIOD = Duration.ofSeconds(20);

    private static final Duration DEBOUNCE = Duration.ofMillis(300);

    /** From the end of an exchange to one that a hint asks for: many hints in a row are one exchange a second. */
    private static final Duration BETWEEN_HINTED = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final ExchangeSide replica;
    private final RegionalServer server;
    private final Backoff backoff;
    private final Clock clock;
    private final Consumer<LoopState> listener;
    private final Thread thread;
    private final Runnable stopListening;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean now = true;
    private boolean changed;
    private boolean hinted;
    private boolean closed;
    private LoopState state;

    /**
     * Starts exchanging.
     *
     * @param server closed with the loop, so that a request in flight ends at once
     * @param listener told of each new state, on the loop's thread: hand over, do not work
     */
    public ExchangeLoop(
            Exchange exchange,
            ExchangeSide replica,
            RegionalServer server,
            Duration period,
            Clock clock,
            Consumer<LoopState> listener) {
        this.exchange = exchange;
        this.replica = replica;
        this.server = server;
        this.backoff = new Backoff(period);
        this.clock = clock;
        this.listener = listener;
        this.state = new LoopState(false, clock.instant(), false, Optional.empty(), Optional.empty());
        this.stopListening = replica.onChange(types -> wake(() -> changed = true));
        this.thread = Thread.ofVirtual().name("exchange").start(this::loop);
    }

    public LoopState state() {
        lock.lock();
        try {
            return state;
        } finally {
            lock.unlock();
        }
    }

    /** The server's time now, as its answers tell it; empty before the first one. */
    public Optional<Instant> serverTime() {
        return server.time();
    }

    /** Asks for an exchange as soon as possible; returns at once. */
    public void exchangeNow() {
        wake(() -> now = true);
    }

    /** The server hints that something changed there: an exchange soon, unless it is waited for the server anyway. */
    public void hinted() {
        wake(() -> hinted = true);
    }

    private void wake(Runnable flag) {
        lock.lock();
        try {
            flag.run();
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loop() {
        try {
            Duration delay = backoff.delay();
            while (awaitTurn(delay)) {
                publish(new LoopState(state().online(), state().since(), true, state().last(), Optional.empty()));
                ExchangeOutcome outcome = exchange.run();
                backoff.after(outcome);
                delay = backoff.delay();
                publish(ended(outcome, delay));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LoopState ended(ExchangeOutcome outcome, Duration delay) {
        Instant at = clock.instant();
        boolean online = outcome.reached();
        return new LoopState(
                online,
                online == state().online() ? state().since() : at,
                false,
                Optional.of(outcome),
                backoff.isWaiting() ? Optional.of(at.plus(delay)) : Optional.empty());
    }

    /** @return false when the loop is closed */
    private boolean awaitTurn(Duration delay) throws InterruptedException {
        lock.lock();
        try {
            long began = System.nanoTime();
            long nanos = delay.toNanos();
            while (!closed && !now && nanos > 0) {
                if (changed && !backoff.isWaiting()) {
                    changed = false;
                    if (hasSomethingToSend()) {
                        nanos = Math.min(nanos, DEBOUNCE.toNanos());
                    }
                }
                if (hinted && !backoff.isWaiting()) {
                    hinted = false;
                    long rest = BETWEEN_HINTED.toNanos() - (System.nanoTime() - began);
                    nanos = Math.min(nanos, Math.max(rest, DEBOUNCE.toNanos()));
                }
                nanos = woken.awaitNanos(nanos);
            }
            now = false;
            changed = false;
            hinted = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** The replica is read without the lock: its writer may be waiting for it in a listener. */
    private boolean hasSomethingToSend() {
        lock.unlock();
        try {
            return !replica.outbox().isEmpty();
        } finally {
            lock.lock();
        }
    }

    private void publish(LoopState next) {
        lock.lock();
        try {
            state = next;
        } finally {
            lock.unlock();
        }
        listener.accept(next);
    }

    /** Stops, in the middle of a request if need be; what was being sent is sent again next time. */
    @Override
    public void close() {
        stopListening.run();
        wake(() -> closed = true);
        server.close();
        // A virtual thread blocked on a socket ends at once when interrupted.
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
