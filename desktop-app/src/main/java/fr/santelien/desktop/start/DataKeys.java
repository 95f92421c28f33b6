package fr.santelien.desktop.start;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The data key of the open structure, and its short loan to the next card to enrol. Every copy is zeroed. */
final class DataKeys implements AutoCloseable {

    static final Duration LOAN = Duration.ofMinutes(2);

    private final Clock clock;
    private final ScheduledExecutorService wiper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("key-wiper").factory());
    private byte @Nullable [] open;
    private @Nullable String structureId;
    private byte @Nullable [] lent;
    private @Nullable String lentFor;
    private Instant until = Instant.EPOCH;

    DataKeys(Clock clock) {
        this.clock = clock;
    }

    /** 32 bytes from the system's generator. */
    static byte[] random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Keeps a copy while the structure is open; the caller wipes hers. */
    synchronized void opened(String structure, byte[] key) {
        closed();
        open = key.clone();
        structureId = structure;
    }

    synchronized void closed() {
        wipe(open);
        open = null;
    }

    /** @return until when the next card may be enrolled */
    synchronized Instant lend() {
        if (open == null) {
            throw new IllegalStateException("no structure is open");
        }
        wipe(lent);
        lent = open.clone();
        lentFor = structureId;
        until = clock.instant().plus(LOAN);
        wiper.schedule(this::endLoan, LOAN.toMillis(), TimeUnit.MILLISECONDS);
        return until;
    }

    /** The key lent for this structure, if the time is not over; the loan ends. The caller wipes it. */
    synchronized Optional<byte[]> borrow(String structure) {
        if (lent == null || !structure.equals(lentFor) || clock.instant().isAfter(until)) {
            return Optional.empty();
        }
        byte[] key = lent;
        lent = null;
        return Optional.of(key);
    }

    private synchronized void endLoan() {
        if (!clock.instant().isBefore(until)) {
            wipe(lent);
            lent = null;
        }
    }

    @Override
    public synchronized void close() {
        closed();
        wipe(lent);
        lent = null;
        wiper.shutdownNow();
    }

    private static void wipe(byte @Nullable [] key) {
        if (key != null) {
            Arrays.fill(key, (byte) 0);
        }
    }
}
