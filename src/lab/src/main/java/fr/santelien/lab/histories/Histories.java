package fr.santelien.lab.histories;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.TrialGround;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * {@code ./santelien endure histories}. A few histories are played one after the other on the same postes, whose files
 * take longer to open than a history to play: what one leaves undecided is there in the next.
 */
public final class Histories {

    private static final int SHRINK_TRIALS = 300;

    /** On the reference server a history takes seconds, one that hangs half a minute. */
    private static final int SHRINK_TRIALS_ON_SERVER = 20;

    private static final int LENGTH = 32;
    private static final int ONE_AFTER_THE_OTHER = 8;
    private static final int BETWEEN_TELLING = 500;

    private final History history;
    private final Consumer<String> tell;
    private final OracleTally tally;
    private boolean shrunk;

    /** @param conditions made new each time */
    public Histories(TrialGround ground, Supplier<Conditions> conditions, Consumer<String> tell) {
        this.history = new History(ground, conditions);
        this.tell = tell;
        this.tally = new OracleTally(tell);
    }

    public OracleTally run(EnduranceOptions options) throws IOException {
        long end = System.nanoTime() + options.limit().toNanos();
        for (int number = 0; tally.runs() < options.count() && System.nanoTime() < end; number++) {
            long seed = options.seed() * 1_000_003 + number;
            int before = tally.runs();
            int histories = Math.min(ONE_AFTER_THE_OTHER, options.count() - before);
            List<Step> steps = Step.draw(seed, histories, LENGTH);
            History.Ending ending = history.play(steps, seed);
            for (int settled = 0; settled < Math.max(1, ending.settled()); settled++) {
                tally.ran();
            }
            tally.edited(ending.edits());
            tally.conflicted(ending.conflicts());
            tally.judged("histoire " + seed, ending.verdict());
            ending.hung().ifPresent(what -> tally.hung("histoire " + seed + " : " + what));
            // The first is made short: the next ones mostly say the same.
            if (!ending.clean() && !shrunk) {
                shrunk = true;
                shrink(steps, seed, options.server() ? SHRINK_TRIALS_ON_SERVER : SHRINK_TRIALS);
            }
            if (before / BETWEEN_TELLING != tally.runs() / BETWEEN_TELLING) {
                tell.accept(tally.line(options.seed()));
            }
        }
        return tally;
    }

    private void shrink(List<Step> steps, long seed, int trials) {
        List<Step> least =
                Shrink.minimal(steps, trials, some -> !play(some, seed).clean());
        tell.accept("Contre-exemple en " + least.size() + " étapes :");
        least.forEach(step -> tell.accept("    " + step));
        History.Ending ending = play(least, seed);
        ending.verdict().sentences().forEach(sentence -> tell.accept("  → " + sentence));
        ending.hung().ifPresent(what -> tell.accept("  → " + what));
    }

    private History.Ending play(List<Step> steps, long seed) {
        try {
            return history.play(steps, seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
