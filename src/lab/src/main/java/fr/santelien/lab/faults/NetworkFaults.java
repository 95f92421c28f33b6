package fr.santelien.lab.faults;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.Gesture;
import fr.santelien.lab.trial.HungException;
import fr.santelien.lab.trial.StubFolder;
import fr.santelien.lab.trial.Trial;
import fr.santelien.sync.exchange.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** {@code ./santelien endure network} on the stub: postes at work, every third request goes wrong. */
public final class NetworkFaults {

    private static final int STEPS = 24;
    private static final int BETWEEN_TELLING = 1_000;
    private static final Gesture[] GESTURES = Gesture.values();

    private final StubFolder beginning;
    private final UnaryOperator<Transport> server;
    private final Consumer<String> tell;
    private final OracleTally tally;

    /** @param server what else stands before the server: nothing, or what the oracle has to find out */
    public NetworkFaults(Path folder, UnaryOperator<Transport> server, Consumer<String> tell) throws IOException {
        this.beginning = new StubFolder(folder);
        this.server = server;
        this.tell = tell;
        this.tally = new OracleTally(tell);
    }

    /** @return one run is one fault */
    public OracleTally run(EnduranceOptions options) throws IOException {
        long end = System.nanoTime() + options.limit().toNanos();
        FaultPlan plan = new FaultPlan(new SplittableRandom(options.seed()));
        for (int day = 0; plan.drawn() < options.count() && System.nanoTime() < end; day++) {
            int before = plan.drawn();
            play(plan, options.seed() * 1_000_003 + day);
            for (int fault = before; fault < plan.drawn(); fault++) {
                tally.ran();
            }
            if (before / BETWEEN_TELLING != plan.drawn() / BETWEEN_TELLING) {
                tell.accept(tally.line(options.seed()));
            }
        }
        plan.reached().forEach((point, times) -> {
            if (times > 0) {
                tally.reached(point);
            } else {
                tell.accept("point non atteint : " + point);
            }
        });
        return tally;
    }

    private void play(FaultPlan plan, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        plan.begin(random.split());
        String name = "journée " + seed;
        try (StubFolder.Copy copy = beginning.copy();
                Trial trial = copy.trial(conditions(plan, copy))) {
            try {
                for (int step = 0; step < STEPS; step++) {
                    copy.clock().pass(Duration.ofSeconds(17));
                    int poste = random.nextInt(Trial.postes());
                    if (random.nextInt(3) == 0) {
                        trial.exchange(poste);
                    } else {
                        GESTURES[random.nextInt(GESTURES.length)].make(trial.poste(poste), random, trial.mark());
                    }
                }
                plan.quiet();
                tally.conflicted(trial.settle(random, true));
                Verdict verdict = trial.judge();
                tally.judged(name, verdict);
                if (!verdict.clean()) {
                    tell.accept(name + ", pannes : " + plan.ofThisRun());
                }
            } catch (HungException e) {
                tally.hung(name + " : " + e.getMessage() + ", pannes : " + plan.ofThisRun());
            }
            tally.edited(trial.edits());
        }
    }

    private Conditions conditions(FaultPlan plan, StubFolder.Copy copy) {
        return new Conditions() {
            @Override
            public Transport network(Transport way) {
                return new FaultyNetwork(server.apply(way), plan, copy.clock()::pass);
            }
        };
    }
}
