package fr.santelien.lab.kills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * {@code ./santelien endure kills}: a poste is killed at one enumerated point, opened again, checked, and exchanges until
 * quiet with two colleagues' postes that worked on the same things.
 */
public final class Kills {

    private static final int COLLEAGUES_EDITS = 6;
    private static final int CENSUSES = 3;
    private static final int BETWEEN_TELLING = 50;
    private static final Gesture[] GESTURES = Gesture.values();

    private final StubFolder beginning;
    private final UnaryOperator<Transport> network;
    private final Consumer<String> tell;
    private final OracleTally tally;

    /** Points by name, with the number of passes in a life without a kill. */
    private final Map<String, Integer> passes = new TreeMap<>();

    private final Map<String, Integer> kills = new TreeMap<>();

    /** @param network what stands before the server: nothing, or what the oracle has to find out */
    public Kills(Path folder, UnaryOperator<Transport> network, Consumer<String> tell) throws IOException {
        this.beginning = new StubFolder(folder);
        this.network = network;
        this.tell = tell;
        this.tally = new OracleTally(tell);
    }

    /** @return one run is one kill */
    public OracleTally run(EnduranceOptions options) throws IOException, InterruptedException {
        long end = System.nanoTime() + options.limit().toNanos();
        for (int census = 0; census < CENSUSES; census++) {
            play(options.seed() * 1_000_003 + census, "", 0);
        }
        tell.accept(passes.size() + " points énumérés");
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int life = 0; tally.runs() < options.count() && System.nanoTime() < end; life++) {
            String point = seldom(random);
            int passed = random.nextInt(Math.max(1, passes.getOrDefault(point, 1) / CENSUSES));
            // The lives of the censuses come again, so that each point comes.
            play(options.seed() * 1_000_003 + random.nextInt(life + CENSUSES), point, passed);
            if (tally.runs() > 0 && tally.runs() % BETWEEN_TELLING == 0) {
                tell.accept(tally.line(options.seed()));
            }
        }
        passes.keySet().forEach(point -> tell.accept("%5d × %s".formatted(kills.getOrDefault(point, 0), point)));
        kills.keySet().forEach(tally::reached);
        return tally;
    }

    private String seldom(SplittableRandom random) {
        int least = passes.keySet().stream()
                .mapToInt(point -> kills.getOrDefault(point, 0))
                .min()
                .orElse(0);
        List<String> names = new ArrayList<>(passes.keySet());
        if (random.nextInt(4) > 0) {
            names.removeIf(point -> kills.getOrDefault(point, 0) > least);
        }
        return names.get(random.nextInt(names.size()));
    }

    private void play(long seed, String point, int passed) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        String name = "vie " + seed + " jusqu’à « " + point + " »";
        try (StubFolder.Copy copy = beginning.copy();
                Trial trial = copy.trial(Conditions.FAIR)) {
            colleaguesWork(trial, random);
            trial.exchange(1);
            colleaguesWork(trial, random);
            trial.lend(0);
            // One file out of three is made in this very life.
            if (Math.floorMod(seed, 3) == 0) {
                copy.forget(trial.folder(0));
            }
            try (DoomedProcess process = DoomedProcess.start(
                    trial.folder(0), copy.server().address(), seed, copy.clock().instant(), point, passed)) {
                Transport server = network.apply(copy.server().of(trial.poste(0).user()));
                process.follow(meanwhile(server, trial), (kind, line) -> heard(trial, kind, line));
            }
            trial.takeBack(0);
            trial.poste(0).check();
            tally.conflicted(trial.settle(random, true));
            tally.judged(name, trial.judge());
            tally.edited(trial.edits());
        } catch (HungException e) {
            tally.hung(name + " : " + e.getMessage());
        } catch (RuntimeException e) {
            tally.judged(name, new Verdict(List.of(name + " : " + e), List.of(), List.of()));
        }
    }

    private static void colleaguesWork(Trial trial, SplittableRandom random) {
        for (int edit = 0; edit < COLLEAGUES_EDITS; edit++) {
            int n = 1 + random.nextInt(Trial.postes() - 1);
            GESTURES[random.nextInt(GESTURES.length)].make(trial.poste(n), random, trial.mark());
        }
    }

    /** The colleagues exchange between the poste's pull and its first push: what it sends was made from older versions. */
    private static Transport meanwhile(Transport server, Trial trial) {
        return new Transport() {
            private boolean done;

            @Override
            public Response send(Request request) throws IOException {
                if (!done && !request.method().equals("GET")) {
                    done = true;
                    trial.exchange(1);
                    trial.exchange(2);
                }
                return server.send(request);
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }

    private void heard(Trial trial, char kind, String line) throws IOException {
        switch (kind) {
            case 'A' -> {
                JsonNode edit = Wire.read(line);
                trial.oracle()
                        .acknowledged(
                                edit.path("who").asText(),
                                edit.path("what").asText(),
                                edit.get("before") instanceof ObjectNode before ? before : null,
                                (ObjectNode) edit.path("after"));
            }
            case 'P' -> passes.merge(line, 1, Integer::sum);
            case 'K' -> {
                kills.merge(line, 1, Integer::sum);
                tally.ran();
            }
            default -> throw new IOException("unknown line " + kind);
        }
    }
}
