package fr.santelien.lab.files;

import fr.santelien.lab.endure.EnduranceOptions;
import fr.santelien.lab.endure.OracleTally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The command {@code ./santelien endure files}: postes whose files were damaged, opened as the poste opens them. */
public final class FilesEndurance {

    private static final int RUNS_BETWEEN_TELLING = 100;

    private final Supplier<Region> region;
    private final Function<Random, FilesPoste> poste;

    public FilesEndurance() {
        this(Region::new, FilesPoste::new);
    }

    /** @param region with what it lets a poste do; {@code poste} with what it does of a damaged file */
    FilesEndurance(Supplier<Region> region, Function<Random, FilesPoste> poste) {
        this.region = region;
        this.poste = poste;
    }

    /** @param tell told a French line now and then, and about everything that is wrong */
    public OracleTally run(EnduranceOptions options, Consumer<String> tell) throws IOException {
        OracleTally tally = new OracleTally(tell);
        long end = System.nanoTime() + options.limit().toNanos();
        for (int n = 0; n < options.count() && System.nanoTime() < end; n++) {
            Random random = new Random(options.seed() * 1_000_003 + n);
            Path folder = Files.createTempDirectory("files");
            try {
                new FilesRun(folder, random, region.get(), poste.apply(random)).play("passage " + n, tally);
            } finally {
                delete(folder);
            }
            if (tally.runs() % RUNS_BETWEEN_TELLING == 0) {
                tell.accept(tally.runs() + " passages");
            }
        }
        return tally;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
