package fr.santelien.desktop.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * The recovery key of the open structure on this poste; implemented by the composition root. All methods may block. Those
 * that change something throw a {@link fr.santelien.coordination.access.Refusal} to anybody but a referent.
 */
public interface Recovery {

    /**
     * What is known of the key, never the key itself.
     *
     * @param number short name, also on the paper
     * @param lastTry last time it was proved that the paper opens this poste; when it was made, at first
     */
    record Kept(String number, Instant made, Instant lastTry) {}

    /**
     * A new key, for the eyes of the referent, once.
     *
     * @param groups fourteen groups of four characters, dashes between
     */
    record Paper(String number, String groups) {
        @Override
        public String toString() {
            return "Paper[" + number + "]";
        }
    }

    /** What became of a key that was typed. */
    enum Trial {
        OPENS,
        MISTYPED,
        /** Rightly typed, but not the key of this poste. */
        OTHER_KEY
    }

    /** Empty when this poste has no recovery key yet. */
    Optional<Kept> kept();

    /** Makes a key; a former one opens this poste no more. */
    Paper make();

    /** Takes the key the structure has already, made on another of its postes; a former one opens this poste no more. */
    Trial take(String typed);

    /** Tries out whether the key on paper opens this poste, and notes the day if so. */
    Trial tryOut(String typed);
}
