package fr.santelien.desktop.draft;

import fr.santelien.desktop.screen.Destination;
import fr.santelien.desktop.screen.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a user left her desk: the open screen, where the keyboard was, and every entry she has not saved.
 *
 * @param open the screen to come back to
 * @param caret where the keyboard was on it, null when that cannot be said
 * @param entries by {@link Destination#key}: the open screen's, and those of screens left with something unsaved
 */
public record Desk(Destination open, @Nullable Caret caret, Map<String, Kept> entries) {

    /** Where a user who left nothing starts. */
    public static final Desk FIRST = new Desk(new Destination.ContactPoint(null), null, Map.of());

    public Desk {
        entries = Map.copyOf(entries);
    }

    /** @param since when it was put away, or last changed before */
    public record Kept(Entry entry, Instant since) {}

    /**
     * @param field id of the node
     * @param position of the caret in its text, 0 when it has none
     */
    public record Caret(String field, int position) {}

    /** Since when something typed is kept, the oldest; empty when all is saved. */
    public Optional<Instant> unsavedSince() {
        return entries.values().stream()
                .filter(kept -> kept.entry().unsaved())
                .map(Kept::since)
                .min(Comparator.naturalOrder());
    }
}
