package fr.santelien.lab.bench;

import fr.santelien.installer.ImageBuilder;
import fr.santelien.lab.region.SyntheticRegion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a poste takes with a tenth of a region and with a whole one in its file, each in a process started as shipped. */
final class RegionBench {

    private static final long SEED = 92;
    private static final int SMALL = 10_000;

    private RegionBench() {}

    static List<Figure> run(Path folder, byte[] key) throws IOException, InterruptedException {
        return run(folder, key, SMALL, SyntheticRegion.PATIENTS);
    }

    static List<Figure> run(Path folder, byte[] key, int smallSize, int largeSize)
            throws IOException, InterruptedException {
        Path file = folder.resolve("region.db");
        Instant now = Instant.now();
        RegionFile region = new RegionFile(file, key, new SyntheticRegion(SEED, now), now);
        double smallLoad = 1e3 * region.growTo(smallSize) / smallSize;
        Map<String, Double> small = measure(file, key);
        double largeLoad = 1e3 * region.growTo(largeSize) / (largeSize - smallSize);
        Map<String, Double> large = measure(file, key);
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "a patient and her notes received, " + largeSize, largeLoad, "the first " + smallSize, smallLoad));
        figures.add(figure(large, "patient search painted, p95", "painted", "bare range of the index, p95", 16));
        figures.add(figure(large, "note search read, p95", "notes", "bare full-text query, p95", 60));
        for (String grown : List.of("painted", "notes", "opening", "empty delta")) {
            figures.add(new Figure(
                    grown + " at " + largeSize + " patients",
                    of(large, grown),
                    "at " + smallSize,
                    of(small, grown),
                    "ms",
                    new Limit.RatioOrMost(1.3, 16)));
        }
        figures.add(size(small, large, "heap", 256, smallSize));
        figures.add(size(small, large, "resident", 640, smallSize));
        return figures;
    }

    private static Figure figure(Map<String, Double> measured, String what, String name, String bare, double most) {
        return new Figure(what, of(measured, name), bare, of(measured, "bare " + name), "ms", new Limit.Most(most));
    }

    private static Figure size(
            Map<String, Double> small, Map<String, Double> large, String what, double most, int smallSize) {
        return new Figure(
                what + " memory, highest",
                of(large, what),
                "at " + smallSize,
                of(small, what),
                "MB",
                new Limit.Most(most));
    }

    private static double of(Map<String, Double> measured, String name) {
        Double value = measured.get(name);
        if (value == null) {
            throw new IllegalStateException("the poste at size did not tell " + name);
        }
        return value;
    }

    /** Figures by name, as the process prints them. */
    private static Map<String, Double> measure(Path file, byte[] key) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.language=fr",
                        ImageBuilder.HEAP,
                        // As quick as it can: what is measured is the work of a frame, not the wait for the next one.
                        "-Djavafx.animation.fullspeed=true",
                        PosteAtSize.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        Map<String, Double> figures = new HashMap<>();
        try (Writer out = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            out.write(HexFormat.of().formatHex(key) + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    figures.put(line.substring(0, equals), Double.parseDouble(line.substring(equals + 1)));
                }
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException("the poste at size ended with " + process.exitValue());
        }
        return figures;
    }
}
