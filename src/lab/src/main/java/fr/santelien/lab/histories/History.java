package fr.santelien.lab.histories;

import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.HungException;
import fr.santelien.lab.trial.Trial;
import fr.santelien.lab.trial.TrialGround;
import fr.santelien.lab.trial.TrialPlace;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Plays steps on postes and a server that begin the same each time, and judges what is left. */
final class History {

    /**
     * @param settled how often all agreed in the end
     * @param hung what did not come to an end, empty when all did
     * @param conflicts values that were to be decided
     */
    record Ending(int settled, Verdict verdict, Optional<String> hung, int edits, int conflicts) {
        boolean clean() {
            return hung.isEmpty() && verdict.clean();
        }
    }

    private static final Verdict NOTHING_WRONG = new Verdict(List.of(), List.of(), List.of());

    /** Between two steps: a pull looks back over several of them. */
    private static final Duration PAUSE = Duration.ofSeconds(17);

    private final TrialGround ground;
    private final Supplier<Conditions> conditions;

    History(TrialGround ground, Supplier<Conditions> conditions) {
        this.ground = ground;
        this.conditions = conditions;
    }

    /**
     * @param steps where they settle, and at their end, all must agree; nothing is played after the oracle found something
     * @param seed of what is decided then
     */
    Ending play(List<Step> steps, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int settled = 0;
        int conflicts = 0;
        int edits = 0;
        Verdict verdict = NOTHING_WRONG;
        Optional<String> hung = Optional.empty();
        try (TrialPlace place = ground.next();
                Trial trial = place.trial(conditions.get())) {
            try {
                for (Step step : steps) {
                    place.pass(PAUSE);
                    if (step.kind() == Step.Kind.SETTLE) {
                        conflicts += settle(trial, random);
                        settled++;
                        verdict = trial.judge();
                        if (!verdict.clean()) {
                            break;
                        }
                    } else {
                        step.play(trial);
                    }
                }
                conflicts += trial.undecided();
            } finally {
                edits = trial.edits();
            }
        } catch (HungException e) { // also from an exchange that does not end when all is over
            hung = Optional.of(String.valueOf(e.getMessage()));
        }
        return new Ending(settled, verdict, hung, edits, conflicts);
    }

    /** One time out of four people leave undecided what is in conflict. */
    private static int settle(Trial trial, SplittableRandom random) {
        return trial.settle(random, random.nextInt(4) > 0);
    }
}
