package fr.santelien.lab.endure;

import fr.santelien.lab.card.CardDesk;
import fr.santelien.lab.faults.FaultyWay;
import fr.santelien.lab.faults.NetworkFaults;
import fr.santelien.lab.faults.Wires;
import fr.santelien.lab.files.FilesEndurance;
import fr.santelien.lab.histories.Histories;
import fr.santelien.lab.kills.DesktopKills;
import fr.santelien.lab.kills.Kills;
import fr.santelien.lab.kills.Variant;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.lab.tour.Progress;
import fr.santelien.lab.trial.Conditions;
import fr.santelien.lab.trial.ReferenceGround;
import fr.santelien.lab.trial.StubFolder;
import fr.santelien.lab.trial.TrialGround;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The command {@code ./santelien endure}. */
public final class Endure {

    private static final Map<String, Endurance> ALL = new TreeMap<>(Map.of(
            "card", Endure::card,
            "files", Endure::files,
            "histories", Endure::histories,
            "kills", Endure::kills,
            "kills --desktop", Endure::desktopKills,
            "network", Endure::network));

    private static final String USAGE = "./santelien endure " + String.join("|", ALL.keySet())
            + " [--count N] [--seed N] [--limit minutes] [--server]";

    private Endure() {}

    /**
     * Plays the runs and prints what it counted on a last line.
     *
     * @return exit code: 0 only when nothing went wrong
     */
    // CHECKSTYLE-PRINTS: noPrint
    public static int run(List<String> words) throws Exception {
        int named = words.size() > 1 && ALL.containsKey(words.get(0) + " " + words.get(1)) ? 2 : 1;
        Endurance endurance = words.isEmpty() ? null : ALL.get(String.join(" ", words.subList(0, named)));
        if (endurance == null) {
            System.err.println(USAGE);
            return 2;
        }
        EnduranceOptions options;
        try {
            options = EnduranceOptions.parse(
                    words.subList(named, words.size()), new SplittableRandom().nextLong(1_000_000));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + " " + USAGE);
            return 2;
        }
        Endurance.Ending ending = endurance.run(options, System.out::println);
        System.out.println(ending.line());
        return ending.clean() ? 0 : 1;
    }
    // CHECKSTYLE-ON

    private static Endurance.Ending files(EnduranceOptions options, Consumer<String> tell) throws Exception {
        return Endurance.Ending.of(new FilesEndurance().run(options, tell), options);
    }

    private static Endurance.Ending card(EnduranceOptions options, Consumer<String> tell) throws Exception {
        try (CardDesk desk = CardDesk.open(Path.of("target/endure/pki"))) {
            Tally tally = new CardEndurance(desk, CardDesk::start, CardEndurance.STATE_LIMIT, tell).run(options);
            return new Endurance.Ending(tally.line(options.seed()), tally.clean());
        }
    }

    private static Endurance.Ending histories(EnduranceOptions options, Consumer<String> tell) throws Exception {
        try (TrialGround ground = options.server() ? reference(tell) : new StubFolder(WorkFolder.make())) {
            return Endurance.Ending.of(new Histories(ground, () -> Conditions.FAIR, tell).run(options), options);
        }
    }

    private static Endurance.Ending network(EnduranceOptions options, Consumer<String> tell) throws Exception {
        if (options.server()) {
            try (ReferenceGround ground = reference(tell)) {
                return network(ground, Wires.to(ground), options, tell);
            }
        }
        try (TrialGround ground = new StubFolder(WorkFolder.make())) {
            return network(ground, FaultyWay.WITHOUT_WIRE, options, tell);
        }
    }

    private static Endurance.Ending network(
            TrialGround ground, FaultyWay.Maker way, EnduranceOptions options, Consumer<String> tell)
            throws IOException {
        return Endurance.Ending.of(
                new NetworkFaults(ground, way, UnaryOperator.identity(), tell).run(options), options);
    }

    private static ReferenceGround reference(Consumer<String> tell) throws Exception {
        return ReferenceGround.start(WorkFolder.make(), TestPki.open(Path.of("target/endure/pki")), tell);
    }

    private static Endurance.Ending kills(EnduranceOptions options, Consumer<String> tell) throws Exception {
        return Endurance.Ending.of(new Kills(WorkFolder.make(), Variant.NONE, tell).run(options), options);
    }

    private static Endurance.Ending desktopKills(EnduranceOptions options, Consumer<String> tell) throws Exception {
        Path folder = Files.createDirectories(Path.of("target/endure/desktop")).toAbsolutePath();
        try (World world = World.start(folder, Progress::show)) {
            Path poste = Files.createTempDirectory(folder, "poste");
            return Endurance.Ending.of(new DesktopKills(world, poste, options.seed(), tell).run(options), options);
        }
    }
}
