package fr.santelien.desktop.shell;

import fr.santelien.desktop.draft.Desk.Kept;
import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was left unsaved on the screens of one session, by screen. */
final class KeptEntries {

    private final Map<String, Kept> entries = new HashMap<>();
    private final Supplier<Instant> now;

    KeptEntries(Supplier<Instant> now) {
        this.now = now;
    }

    void putBack(Map<String, Kept> kept) {
        entries.putAll(kept);
    }

    @Nullable
    Kept of(Destination destination) {
        return entries.get(destination.key());
    }

    /** A screen is left: only what is not saved is kept. */
    void left(Destination destination, Entry entry) {
        if (entry.unsaved()) {
            entries.put(destination.key(), kept(destination, entry));
        } else {
            entries.remove(destination.key());
        }
    }

    void drop(Destination destination) {
        entries.remove(destination.key());
    }

    /** All of them, and where the user is on the open screen even when she typed nothing. */
    Map<String, Kept> with(Destination open, Entry entry) {
        Map<String, Kept> all = new HashMap<>(entries);
        if (entry.isEmpty()) {
            all.remove(open.key());
        } else {
            all.put(open.key(), kept(open, entry));
        }
        return all;
    }

    /** The same words as before have been there since before. */
    private Kept kept(Destination destination, Entry entry) {
        Kept before = entries.get(destination.key());
        return before != null && before.entry().typed().equals(entry.typed())
                ? new Kept(entry, before.since())
                : new Kept(entry, now.get());
    }
}
