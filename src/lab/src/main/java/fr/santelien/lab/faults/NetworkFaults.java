package fr.santelien.lab.faults;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.Gesture;
import fr.santelien.lab.trial.HungException;
import fr.santelien.lab.trial.Trial;
import fr.santelien.lab.trial.TrialGround;
import fr.santelien.lab.trial.TrialPlace;
import fr.santelien.lab.trial.TrialServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** {@code ./santelien endure network}: days of postes at work, while requests go wrong. */
public final class NetworkFaults {

    private static final int STEPS = 24;
    private static final int BETWEEN_TELLING = 1_000;
    private static final Duration BETWEEN_STEPS = Duration.ofSeconds(17);

    /** Every four hours a poste compares what it has with what its holder may see. */
    private static final Duration UNTIL_ALL_IS_COMPARED = Duration.ofHours(5);

    /** What the server offers is asked again after a week. */
    private static final Duration HOLIDAYS = Duration.ofDays(8);

    private static final List<Gesture> OF_BOTH = List.of(Gesture.COMMENT, Gesture.RENAME_LIST, Gesture.ANSWER_REQUEST);

    private static final Gesture[] GESTURES = Gesture.values();

    private final TrialGround ground;
    private final FaultyWay.Maker maker;
    private final UnaryOperator<TrialServer> server;
    private final Consumer<String> tell;
    private final OracleTally tally;

    /** @param server what else stands before the postes: nothing, or what the oracle has to find out */
    public NetworkFaults(
            TrialGround ground, FaultyWay.Maker maker, UnaryOperator<TrialServer> server, Consumer<String> tell) {
        this.ground = ground;
        this.maker = maker;
        this.server = server;
        this.tell = tell;
        this.tally = new OracleTally(tell);
    }

    /** @return one run is one fault */
    public OracleTally run(EnduranceOptions options) throws IOException {
        long end = System.nanoTime() + options.limit().toNanos();
        FaultPlan plan = new FaultPlan(new SplittableRandom(options.seed()));
        try (FaultyWay way = maker.make(plan)) {
            for (int day = 0; plan.drawn() < options.count() && System.nanoTime() < end; day++) {
                int before = plan.drawn();
                play(plan, way, options.seed() * 1_000_003 + day);
                for (int fault = before; fault < plan.drawn(); fault++) {
                    tally.ran();
                }
                if (before / BETWEEN_TELLING != plan.drawn() / BETWEEN_TELLING) {
                    tell.accept(tally.line(options.seed()));
                }
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

    private void play(FaultPlan plan, FaultyWay way, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        plan.quiet();
        String name = "journée " + seed;
        try (TrialPlace place = ground.next()) {
            if (random.nextInt(4) == 0) {
                place.pass(HOLIDAYS);
            }
            if (random.nextInt(4) == 0) {
                place.renew(random.nextInt(Trial.postes()));
            }
            try (Trial trial = place.trial(conditions(way, place))) {
                try {
                    // Before anything fails, and in one structure: what forgets versions is found however short a run
                    // is.
                    cross(trial, 0, 1, random);
                    plan.begin(random.split());
                    work(trial, place, random);
                    plan.quiet();
                    tally.conflicted(trial.settle(random, true));
                    Verdict verdict = trial.judge();
                    tally.judged(name, verdict);
                    if (!verdict.clean()) {
                        tell.accept(name + ", pannes : " + plan.ofThisRun());
                    }
                } finally {
                    tally.edited(trial.edits());
                }
            } catch (HungException e) { // also from an exchange that does not end when all is over
                tally.hung(name + " : " + e.getMessage() + ", pannes : " + plan.ofThisRun());
            }
        }
    }

    private static void work(Trial trial, TrialPlace place, SplittableRandom random) throws IOException {
        if (random.nextBoolean()) {
            letter(trial, random);
        }
        int promoted = random.nextInt(2 * STEPS);
        for (int step = 0; step < STEPS; step++) {
            place.pass(random.nextInt(STEPS) == 0 ? UNTIL_ALL_IS_COMPARED : BETWEEN_STEPS);
            if (step == promoted) {
                promote(trial, random);
            }
            int poste = random.nextInt(Trial.postes());
            if (random.nextInt(3) == 0) {
                exchange(trial, poste, random);
            } else if (random.nextInt(8) == 0) {
                Gesture.OPEN_DOCUMENT.make(trial.poste(poste), random, trial.mark());
            } else {
                GESTURES[random.nextInt(GESTURES.length)].make(trial.poste(poste), random, trial.mark());
            }
        }
    }

    private static void exchange(Trial trial, int poste, SplittableRandom random) {
        if (random.nextInt(3) == 0) {
            cross(trial, poste, (poste + 1 + random.nextInt(Trial.postes() - 1)) % Trial.postes(), random);
        } else {
            trial.exchange(poste);
        }
    }

    /** A colleague changes the same, and her exchange comes in between: what is sent is stale. */
    private static void cross(Trial trial, int poste, int other, SplittableRandom random) {
        Gesture gesture = OF_BOTH.get(random.nextInt(OF_BOTH.size()));
        // Of one seed: both choose the same list or request, where both have it.
        long same = random.nextLong();
        gesture.make(trial.poste(poste), new SplittableRandom(same), trial.mark());
        gesture.make(trial.poste(other), new SplittableRandom(same), trial.mark());
        trial.exchangeUntilItSends(poste);
        trial.exchange(other);
        trial.exchange(poste);
    }

    /** Attached at one desk and known at the others: otherwise hardly any document comes as far as being fetched. */
    private static void letter(Trial trial, SplittableRandom random) {
        Gesture.ATTACH_DOCUMENT.make(trial.poste(0), random, trial.mark());
        for (int poste = 0; poste < Trial.postes(); poste++) {
            trial.exchange(poste);
        }
    }

    /** She puts her card in anew to have it, on the postes where she works: the next exchange there compares all. */
    private static void promote(Trial trial, SplittableRandom random) throws IOException {
        for (int poste : trial.promote()) {
            trial.openPromoted(poste);
            if (random.nextBoolean()) {
                trial.exchange(poste);
            }
        }
    }

    private Conditions conditions(FaultyWay way, TrialPlace place) {
        return new Conditions() {
            @Override
            public TrialServer reach(TrialServer far) {
                return server.apply(way.before(place).apply(far));
            }
        };
    }
}
