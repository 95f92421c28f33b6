package fr.santelien.desktop.recovery;

import fr.santelien.desktop.recovery.Recovery.Kept;
import fr.santelien.desktop.text.Moments;
import fr.santelien.desktop.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The recovery key in French, and when it is time to try it out. */
public final class RecoveryTexts {

    private static final Duration YEAR = Duration.ofDays(365);

    private RecoveryTexts() {}

    /** What the referent is reminded of: there is no key, or its last try is more than a year old. */
    public static Optional<String> reminder(Optional<Kept> kept, Instant now) {
        if (kept.isEmpty()) {
            return Optional.of(Texts.get("recovery.reminder.none"));
        }
        return kept.filter(key -> key.lastTry().plus(YEAR).isBefore(now))
                .map(key -> Texts.get("recovery.reminder.old", key.number()));
    }

    static String kept(Optional<Kept> kept, Moments moments) {
        return kept.map(key -> key.lastTry().equals(key.made())
                        ? Texts.get("recovery.kept.untried", key.number(), moments.full(key.made()))
                        : Texts.get(
                                "recovery.kept", key.number(), moments.full(key.made()), moments.full(key.lastTry())))
                .orElseGet(() -> Texts.get("recovery.kept.none"));
    }
}
