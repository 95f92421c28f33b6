package fr.santelien.lab.histories;

import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.HungException;
import fr.santelien.lab.trial.StubFolder;
import fr.santelien.lab.trial.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Plays steps on postes and a stub that begin the same each time, and judges what is left. */
final class History {

    /**
     * @param hung what did not come to an end, empty when all did
     * @param conflicts values that were to be decided
     */
    record Ending(Verdict verdict, Optional<String> hung, int edits, int conflicts) {
        boolean clean() {
            return hung.isEmpty() && verdict.clean();
        }
    }

    private static final Verdict NOTHING_WRONG = new Verdict(List.of(), List.of(), List.of());

    /** Between two steps: a pull looks back over several of them. */
    private static final Duration PAUSE = Duration.ofSeconds(17);

    private final StubFolder beginning;
    private final Supplier<Conditions> conditions;

    History(StubFolder beginning, Supplier<Conditions> conditions) {
        this.beginning = beginning;
        this.conditions = conditions;
    }

    /** @param seed of what is decided at the end */
    Ending play(List<Step> steps, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (StubFolder.Copy copy = beginning.copy();
                Trial trial = copy.trial(conditions.get())) {
            try {
                for (Step step : steps) {
                    copy.clock().pass(PAUSE);
                    step.play(trial);
                }
                int conflicts = trial.settle(random, random.nextInt(4) > 0);
                return new Ending(trial.judge(), Optional.empty(), trial.edits(), conflicts);
            } catch (HungException e) {
                return new Ending(NOTHING_WRONG, Optional.of(String.valueOf(e.getMessage())), trial.edits(), 0);
            }
        }
    }
}
