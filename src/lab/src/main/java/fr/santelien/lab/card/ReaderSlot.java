package fr.santelien.lab.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where a card goes in: PC/SC shows each slot of the virtual reader as a reader of its own. Thread-safe. */
public final class ReaderSlot {
    /**
     * The service looks at its readers every 400 ms. A card pulled out and put back faster than a hand can, while another
     * program resets it, is sometimes never seen again: an insertion waits until the removal was surely noticed.
     */
    private static final Duration REMOVAL_NOTICED = Duration.ofMillis(900);

    private final Path socket;
    private @Nullable VpcdLink link;
    private long noticed = System.nanoTime();
    private long changedAt;

    /** @param socket of the relay to this slot */
    ReaderSlot(Path socket) {
        this.socket = socket;
    }

    /**
     * Plugs a card in; the service notices within half a second. A card already in is pulled out first.
     *
     * @throws IOException when the service is stopped
     */
    public synchronized void insert(VirtualCard card) throws IOException {
        remove();
        try {
            TimeUnit.NANOSECONDS.sleep(noticed - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        plug(card);
    }

    /**
     * Pulls the card out and plugs another in between two looks of the service.
     *
     * @throws IOException when the service is stopped
     */
    public synchronized void swap(VirtualCard card) throws IOException {
        remove();
        plug(card);
    }

    private void plug(VirtualCard card) throws IOException {
        changedAt = System.nanoTime();
        link = new VpcdLink(socket, card.chip());
    }

    /** When a card went in or out last, {@link System#nanoTime}. */
    public synchronized long changedAt() {
        return changedAt;
    }

    /** Pulls the card out; nothing happens without one. */
    public synchronized void remove() {
        VpcdLink inserted = link;
        link = null;
        if (inserted != null) {
            changedAt = System.nanoTime();
            noticed = changedAt + REMOVAL_NOTICED.toNanos();
            try {
                inserted.close();
            } catch (IOException e) {
                throw new UncheckedIOException("the virtual card cannot be pulled", e);
            }
        }
    }
}
