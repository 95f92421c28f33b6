package fr.santelien.lab.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Which request fails, and how. After a fault some requests are left in peace, so that exchanges come to their end. A step
 * of the exchange at which much has failed already is spared more often than one that is seldom met, and what has seldom
 * gone wrong there comes first. A step that has hardly failed at all is not left in peace, and what has gone wrong least
 * there is next: all points (a fault at a step) come up, and often.
 */
final class FaultPlan {

    private static final int LONGEST_PEACE = 7;

    /** Below that a step is not spared: faults would become rare. */
    private static final double SPARED_TO = 0.25;

    /** Of the faults that are each step's share. */
    private static final double HARDLY = 0.3;

    private record Point(ExchangeStep step, Fault fault) {
        @Override
        public String toString() {
            return step + " × " + fault;
        }
    }

    private final Map<ExchangeStep, Map<Fault, Integer>> reached = new TreeMap<>();
    private final List<String> ofThisRun = new ArrayList<>();
    private RandomGenerator random;
    private boolean quiet;
    private int drawn;
    private int peace;

    FaultPlan(RandomGenerator random) {
        this.random = random;
        for (ExchangeStep step : ExchangeStep.values()) {
            Map<Fault, Integer> faults = new TreeMap<>();
            Fault.at(step).forEach(fault -> faults.put(fault, 0));
            reached.put(step, faults);
        }
    }

    /** Goes on with the chances of another run. */
    synchronized void begin(RandomGenerator chances) {
        random = chances;
        ofThisRun.clear();
        quiet = false;
    }

    /** No more faults, until the next run. */
    synchronized void quiet() {
        quiet = true;
    }

    synchronized boolean isQuiet() {
        return quiet;
    }

    synchronized int drawn() {
        return drawn;
    }

    /** A number below the bound, of this run's chances. */
    synchronized int chance(int bound) {
        return random.nextInt(bound);
    }

    synchronized Optional<Fault> draw(ExchangeStep step) {
        if (quiet || isLeftInPeace(step) || isSpared(step)) {
            return Optional.empty();
        }
        Fault fault = choose(step);
        faults(step).merge(fault, 1, Integer::sum);
        drawn++;
        ofThisRun.add(new Point(step, fault).toString());
        peace = random.nextInt(LONGEST_PEACE);
        return Optional.of(fault);
    }

    private boolean isLeftInPeace(ExchangeStep step) {
        return peace-- > 0 && !hasHardlyFailed(step);
    }

    private boolean hasHardlyFailed(ExchangeStep step) {
        return times(step) * reached.size() < drawn * HARDLY;
    }

    private boolean isSpared(ExchangeStep step) {
        int least = reached.keySet().stream().mapToInt(this::times).min().orElse(0);
        return random.nextDouble() > Math.max(SPARED_TO, (least + 1.0) / (times(step) + 1.0));
    }

    private int times(ExchangeStep step) {
        return faults(step).values().stream().mapToInt(Integer::intValue).sum();
    }

    private Map<Fault, Integer> faults(ExchangeStep step) {
        return reached.computeIfAbsent(step, unknown -> new TreeMap<>());
    }

    private Fault choose(ExchangeStep step) {
        Map<Fault, Integer> times = faults(step);
        List<Fault> all = new ArrayList<>(times.keySet());
        if (hasHardlyFailed(step) || random.nextBoolean()) {
            int least =
                    times.values().stream().mapToInt(Integer::intValue).min().orElse(0);
            all.removeIf(fault -> times.getOrDefault(fault, 0) > least);
        }
        return all.get(random.nextInt(all.size()));
    }

    synchronized List<String> ofThisRun() {
        return List.copyOf(ofThisRun);
    }

    /** How often each point was reached. */
    synchronized Map<String, Integer> reached() {
        Map<String, Integer> words = new TreeMap<>();
        reached.forEach((step, faults) ->
                faults.forEach((fault, times) -> words.put(new Point(step, fault).toString(), times)));
        return words;
    }
}
