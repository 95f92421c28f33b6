package fr.santelien.lab.kills;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import fr.santelien.lab.oracle.Verdict;
import fr.santelien.lab.trial.HungException;
import fr.santelien.lab.trial.StubFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * {@code ./santelien endure kills}: lives to the end enumerate the points; then a poste is killed at each of them, those
 * first that were reached least.
 */
public final class Kills {

    /** The points are known when so many lives to the end of each beginning have brought no new one. */
    private static final int QUIET = 3;

    /** At most one life to the end for so many kills; one of each beginning, if there are as many kills. */
    private static final int KILLS_A_CENSUS = 10;

    /** So many lives in a row that end before their point: something else than chance. */
    private static final int MISSES = 20;

    /** From so many kills on it pays to prepare the classes of the postes. */
    private static final int MANY = 30;

    private static final int AT_ONCE = 2;
    private static final int BETWEEN_TELLING = 50;

    private final StubFolder beginning;
    private final Path folder;
    private final Variant variant;
    private final Consumer<String> tell;
    private final OracleTally tally;
    private final Points points = new Points();
    private final List<Beginning> beginnings = Beginning.all();
    private DoomedProcess.Starter starter = new DoomedProcess.Starter(null);

    public Kills(Path folder, Variant variant, Consumer<String> tell) throws IOException {
        this.beginning = new StubFolder(folder);
        this.folder = folder;
        this.variant = variant;
        this.tell = tell;
        this.tally = new OracleTally(tell);
    }

    /** @return one run is one kill */
    public OracleTally run(EnduranceOptions options) throws IOException, InterruptedException {
        long end = System.nanoTime() + options.limit().toNanos();
        if (options.count() >= MANY) {
            starter = DoomedProcess.Starter.forMany(folder);
        }
        try (ExecutorService lives = Executors.newCachedThreadPool()) {
            enumerate(lives, options, end);
            kill(lives, options, end);
        }
        points.lines().forEach(tell);
        points.owedBy(tally.runs()).forEach(tally::missed);
        return tally;
    }

    private void enumerate(ExecutorService together, EnduranceOptions options, long end)
            throws IOException, InterruptedException {
        int most = Math.max(Math.min(beginnings.size(), options.count()), options.count() / KILLS_A_CENSUS);
        int lives = 0;
        int quiet = 0;
        while (lives < most && quiet < QUIET * beginnings.size() && System.nanoTime() < end) {
            int before = points.enumerated();
            List<Points.Aim> plans = new ArrayList<>();
            // The first one by itself: it prepares the classes of the others.
            for (int n = 0; n < (lives == 0 ? 1 : AT_ONCE) && lives < most; n++, lives++) {
                Beginning file = beginnings.get(lives % beginnings.size());
                plans.add(new Points.Aim(new Life.Plan(options.seed() * 1_000_003 + lives, file), "", 0));
            }
            play(together, plans);
            quiet = points.enumerated() == before ? quiet + plans.size() : 0;
        }
        tally.enumerated(points.enumerated());
        tell.accept(points.enumerated() + " points énumérés en " + lives + " vies menées à leur terme");
    }

    private void kill(ExecutorService together, EnduranceOptions options, long end)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(options.seed());
        int missed = 0;
        int told = 0;
        while (tally.runs() < options.count() && System.nanoTime() < end && missed < MISSES) {
            int before = tally.runs();
            play(together, points.next(random, Math.min(AT_ONCE, options.count() - before)));
            missed = tally.runs() > before ? 0 : missed + 1;
            if (tally.runs() / BETWEEN_TELLING > told) {
                told = tally.runs() / BETWEEN_TELLING;
                tell.accept(tally.line(options.seed()));
            }
        }
        if (missed == MISSES) {
            tally.hung("les vies s’achèvent sans atteindre le point visé");
        }
    }

    private void play(ExecutorService together, List<Points.Aim> aims) throws IOException, InterruptedException {
        List<Future<?>> lives = new ArrayList<>();
        for (Points.Aim aim : aims) {
            lives.add(together.submit(() -> play(aim)));
        }
        for (Future<?> life : lives) {
            try {
                life.get();
            } catch (ExecutionException e) {
                throw new IOException("une vie n’a pas pu être jouée", e.getCause());
            }
        }
    }

    /** Plays one life. */
    OracleTally play(Points.Aim aim) throws IOException, InterruptedException {
        String name = aim.toString();
        try (Life life = new Life(beginning, aim.life(), variant)) {
            boolean killed = life.live(starter, aim.point(), aim.passed(), point -> points.passed(aim.life(), point));
            if (killed) {
                points.killed(aim.point());
                tally.reached(aim.point());
                tally.ran();
            } else if (!aim.point().isEmpty()) {
                points.missed(aim);
            }
            life.judge(tally, name);
        } catch (HungException e) {
            tally.hung(name + " : " + e.getMessage());
        } catch (RuntimeException e) {
            tally.judged(name, new Verdict(List.of(name + " : " + e), List.of(), List.of()));
        }
        return tally;
    }
}
