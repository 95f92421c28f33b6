package fr.santelien.lab.histories;

import fr.santelien.lab.trial.Gesture;
import fr.santelien.lab.trial.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happens. What is left to chance in it has a seed of its own, so that it stays what it is when other
 * steps are taken away.
 *
 * @param gesture for {@code GESTURE}, null otherwise
 */
record Step(Kind kind, int poste, @Nullable Gesture gesture, long seed) {

    /** What happens. */
    enum Kind {
        GESTURE,
        /** An exchange begins; it goes on with the next steps. */
        EXCHANGE,
        /** The exchange under way goes one request or one answer further. */
        ADVANCE,
        /** Another holder's card, or the same one again. */
        SWAP_CARD,
        /** An administrator lets a secretary see what coordinators see. */
        PROMOTE,
        /** Everybody exchanges until all agree: the end of one history, from which the next goes on. */
        SETTLE
    }

    private static final Gesture[] GESTURES = Gesture.values();

    /** Histories of one length, one after the other. */
    static List<Step> draw(long seed, int histories, int length) {
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        for (int history = 0; history < histories; history++) {
            steps.addAll(draw(seeds.nextLong(), length));
            steps.add(new Step(Kind.SETTLE, 0, null, 0));
        }
        return steps;
    }

    private static List<Step> draw(long seed, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Step> steps = new ArrayList<>();
        while (steps.size() < length) {
            int poste = random.nextInt(Trial.postes());
            int kind = random.nextInt(20);
            if (kind < 9) {
                steps.add(new Step(Kind.GESTURE, poste, GESTURES[random.nextInt(GESTURES.length)], random.nextLong()));
            } else if (kind < 11) {
                steps.add(new Step(Kind.EXCHANGE, poste, null, 0));
            } else if (kind < 12) {
                Kind change = random.nextInt(10) == 0 ? Kind.PROMOTE : Kind.SWAP_CARD;
                steps.add(new Step(change, poste, null, random.nextLong()));
            } else {
                // Some go a long way at once, otherwise hardly any exchange comes to its push.
                steps.add(new Step(Kind.ADVANCE, poste, null, 1 + random.nextInt(40)));
            }
        }
        return steps;
    }

    void play(Trial trial) throws IOException {
        switch (kind) {
            case GESTURE -> {
                if (gesture != null) {
                    gesture.make(trial.poste(poste), new SplittableRandom(seed), trial.mark());
                }
            }
            case EXCHANGE -> trial.startExchange(poste);
            case ADVANCE -> {
                for (long stop = 0; stop < seed; stop++) {
                    trial.advance(poste);
                }
            }
            case SWAP_CARD -> trial.swapCard(poste, new SplittableRandom(seed));
            case PROMOTE -> trial.promote();
            case SETTLE -> throw new IllegalStateException("whoever plays the steps settles");
        }
    }

    @Override
    public String toString() {
        return (kind == Kind.SETTLE || kind == Kind.PROMOTE ? "" : "poste" + (poste + 1))
                + switch (kind) {
                    case GESTURE -> " " + gesture;
                    case EXCHANGE -> " commence un échange";
                    case ADVANCE -> " avance de " + seed;
                    case SWAP_CARD -> " change de carte";
                    case PROMOTE -> "Sophie devient coordinatrice";
                    case SETTLE -> "tous échangent";
                };
    }
}
