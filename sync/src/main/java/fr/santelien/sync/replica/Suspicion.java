package fr.santelien.sync.replica;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A damaged page was met while the file was open. Noted in a file beside it, so that the next opening checks the whole
 * database before anybody works in it: opening alone reads a few pages only.
 */
final class Suspicion {

    private static final Logger LOG = LoggerFactory.getLogger(Suspicion.class);

    private final Path note;
    private final AtomicReference<Runnable> listener = new AtomicReference<>(() -> {});

    Suspicion(Path database) {
        this.note = file(database);
    }

    static Path file(Path database) {
        return database.resolveSibling(database.getFileName() + ".suspect");
    }

    boolean isNoted() {
        return Files.exists(note);
    }

    void clear() throws IOException {
        Files.deleteIfExists(note);
    }

    void listen(Runnable whenMet) {
        listener.set(whenMet);
    }

    /** Any thread; the listener is told once, on a thread of its own. */
    void met() {
        try {
            OwnerOnly.create(note);
        } catch (IOException e) {
            LOG.warn("a damaged page cannot be noted: {}", e.getClass().getName());
        }
        Thread.ofVirtual().name("damage").start(listener.getAndSet(() -> {}));
    }
}
