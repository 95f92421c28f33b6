package fr.santelien.lab.endure;

import fr.santelien.lab.card.CardDesk;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** The command {@code ./santelien endure}. */
public final class Endure {
    private static final String USAGE = "./santelien endure card [--count N] [--seed N] [--limit minutes]";

    private Endure() {}

    /**
     * Plays the runs and prints what it counted on a last line.
     *
     * @return exit code: 0 only when nothing hung, leaked or was refused
     */
    // CHECKSTYLE-PRINTS: noPrint
    public static int run(List<String> words) throws Exception {
        if (words.isEmpty() || !words.getFirst().equals("card")) {
            System.err.println(USAGE);
            return 2;
        }
        EnduranceOptions options;
        try {
            options =
                    EnduranceOptions.parse(words.subList(1, words.size()), new SplittableRandom().nextLong(1_000_000));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + " " + USAGE);
            return 2;
        }
        try (CardDesk desk = CardDesk.open(Path.of("target/endure/pki"))) {
            Tally tally = new CardEndurance(desk, CardDesk::start, CardEndurance.STATE_LIMIT, System.out::println)
                    .run(options);
            System.out.println(tally.line(options.seed()));
            return tally.clean() ? 0 : 1;
        }
    }
    // CHECKSTYLE-ON
}
