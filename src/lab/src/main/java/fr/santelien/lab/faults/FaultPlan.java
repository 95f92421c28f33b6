package fr.santelien.lab.faults;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which request fails, and how. One point (a fault at a step of the exchange) is aimed at until it is met, those seldom
 * reached more often than others; then some requests are left in peace, so that exchanges come to their end.
 */
final class FaultPlan {

    /** Requests after which a point that does not come is given up for another. */
    private static final int PATIENCE = 12;

    private static final int LONGEST_PEACE = 7;

    private record Point(ExchangeStep step, Fault fault) implements Comparable<Point> {
        @Override
        public int compareTo(Point other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return step + " × " + fault;
        }
    }

    private final Map<Point, Integer> reached = new TreeMap<>();
    private final Set<ExchangeStep> met = EnumSet.noneOf(ExchangeStep.class);
    private RandomGenerator random;
    private boolean quiet;
    private final List<String> ofThisRun = new ArrayList<>();
    private int drawn;
    private int peace;
    private int patience;
    private @Nullable Point aim;

    FaultPlan(RandomGenerator random) {
        this.random = random;
        for (ExchangeStep step : ExchangeStep.values()) {
            for (Fault fault : Fault.values()) {
                reached.put(new Point(step, fault), 0);
            }
        }
    }

    /** Goes on with the chances of another run. */
    void begin(RandomGenerator chances) {
        random = chances;
        ofThisRun.clear();
        quiet = false;
    }

    /** No more faults, until the next run. */
    void quiet() {
        quiet = true;
    }

    int drawn() {
        return drawn;
    }

    Optional<Fault> draw(ExchangeStep step) {
        met.add(step);
        if (quiet || peace-- > 0) {
            return Optional.empty();
        }
        Point wanted = aim;
        if (wanted == null || patience-- == 0) {
            wanted = another();
            aim = wanted;
            patience = PATIENCE;
        }
        if (wanted.step() != step) {
            return Optional.empty();
        }
        reached.merge(wanted, 1, Integer::sum);
        drawn++;
        ofThisRun.add(wanted.toString());
        aim = null;
        peace = random.nextInt(LONGEST_PEACE);
        return Optional.of(wanted.fault());
    }

    private Point another() {
        List<Point> all = new ArrayList<>(reached.keySet());
        all.removeIf(point -> !met.contains(point.step()));
        if (random.nextBoolean()) {
            int least = all.stream()
                    .mapToInt(point -> reached.getOrDefault(point, 0))
                    .min()
                    .orElse(0);
            all.removeIf(point -> reached.getOrDefault(point, 0) > least);
        }
        return all.get(random.nextInt(all.size()));
    }

    List<String> ofThisRun() {
        return List.copyOf(ofThisRun);
    }

    /** How often each point was reached. */
    Map<String, Integer> reached() {
        Map<String, Integer> words = new TreeMap<>();
        reached.forEach((point, times) -> words.put(point.toString(), times));
        return words;
    }
}
