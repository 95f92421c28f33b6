package fr.santelien.desktop.testing;

import fr.santelien.coordination.access.Refusal;
import fr.santelien.desktop.recovery.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recovery key kept in memory; opens with {@link #RIGHT} only. */
public final class FakeRecovery implements Recovery {

    public static final String RIGHT = "la bonne";
    public static final Paper PAPER =
            new Paper("3F7A", "7H2K-9PQR-1ABC-DEFG-4MNP-8STV-W0XY-Z123-6JKM-5NPQ-R2ST-V3WX-Y4Z5-A6BC");

    public Optional<Kept> kept = Optional.empty();
    public boolean refuses;
    public final List<String> typed = new ArrayList<>();
    public Instant now = Instant.parse("2026-11-22T09:42:00Z");

    @Override
    public Optional<Kept> kept() {
        return kept;
    }

    @Override
    public Paper make() {
        if (refuses) {
            throw new Refusal("Refusé.");
        }
        kept = Optional.of(new Kept(PAPER.number(), now, now));
        return PAPER;
    }

    @Override
    public Trial take(String text) {
        typed.add(text);
        kept = Optional.of(new Kept("0B1C", now, now));
        return Trial.OPENS;
    }

    @Override
    public Trial tryOut(String text) {
        typed.add(text);
        if (!text.equals(RIGHT)) {
            return Trial.OTHER_KEY;
        }
        kept = kept.map(key -> new Kept(key.number(), key.made(), now.plusSeconds(1)));
        return Trial.OPENS;
    }
}
