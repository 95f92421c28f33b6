package fr.santelien.lab.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The benches by name. */
public final class Bench {

    private interface Measure {
        List<Figure> run() throws Exception;
    }

    private static final Map<String, Measure> ALL =
            new TreeMap<>(Map.of("card", CardBench::run, "store", StoreBench::run, "exchange", ExchangeBench::run));

    private Bench() {}

    /**
     * Runs benches and prints their figures.
     *
     * @param names benches to run, all when empty
     * @return exit code: 1 when a figure exceeds its limit
     */
    // CHECKSTYLE-PRINTS: noPrint
    public static int run(List<String> names) throws Exception {
        boolean kept = true;
        for (String name : names.isEmpty() ? ALL.keySet() : names) {
            Measure measure = ALL.get(name);
            if (measure == null) {
                System.err.println("Pas de mesure « " + name + " ». Il y a : " + String.join(", ", ALL.keySet()));
                return 2;
            }
            System.out.println(name);
            for (Figure figure : measure.run()) {
                System.out.println("  " + figure);
                kept &= figure.kept();
            }
        }
        return kept ? 0 : 1;
    }
    // CHECKSTYLE-ON
}
