package fr.santelien.lab.kills;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Every point that lives without a kill passed, the lives that are known to pass there, and how often a poste was killed
 * there. Thread-safe.
 */
final class Points {

    /** Shots in vain after which a point waits for its turn like those that were reached. */
    private static final int PATIENCE = 5;

    /**
     * Where a life shall end.
     *
     * @param point empty: where it ends by itself
     * @param passed so many times it passes there before
     */
    record Aim(Life.Plan life, String point, int passed) {
        @Override
        public String toString() {
            return life + (point.isEmpty() ? ", jusqu’à son terme" : ", coupée à « " + point + " »");
        }
    }

    private static final class Seen {
        private final Map<Life.Plan, Integer> passes = new LinkedHashMap<>();
        private int kills;
        private int inVain;

        /** Those with the fewest come first: where it was never killed, unless it was aimed at in vain often enough. */
        private int turns() {
            return kills > 0 || inVain >= PATIENCE ? 1 + kills : 0;
        }
    }

    private final Map<String, Seen> points = new TreeMap<>();

    synchronized void passed(Life.Plan life, String point) {
        seen(point).passes.merge(life, 1, Integer::sum);
    }

    synchronized void killed(String point) {
        seen(point).kills++;
    }

    synchronized void missed(Aim aim) {
        seen(aim.point()).inVain++;
    }

    private Seen seen(String point) {
        return points.computeIfAbsent(point, name -> new Seen());
    }

    /**
     * Different points, those that were reached least first, now and then any; each in a life that is known to pass there.
     *
     * @param most how many
     */
    synchronized List<Aim> next(RandomGenerator random, int most) {
        List<String> left = new ArrayList<>(points.keySet());
        List<Aim> aims = new ArrayList<>();
        while (aims.size() < most && !left.isEmpty()) {
            int least =
                    left.stream().mapToInt(point -> seen(point).turns()).min().orElse(0);
            List<String> names = new ArrayList<>(left);
            if (least == 0 || random.nextInt(4) > 0) {
                names.removeIf(point -> seen(point).turns() > least);
            }
            String point = names.get(random.nextInt(names.size()));
            left.remove(point);
            List<Map.Entry<Life.Plan, Integer>> lives =
                    List.copyOf(seen(point).passes.entrySet());
            Map.Entry<Life.Plan, Integer> life = lives.get(random.nextInt(lives.size()));
            aims.add(new Aim(life.getKey(), point, random.nextInt(life.getValue())));
        }
        return aims;
    }

    synchronized int enumerated() {
        return points.size();
    }

    /** Those that were not reached, once there were kills enough for each. */
    synchronized List<String> owedBy(int kills) {
        return kills < points.size()
                ? List.of()
                : points.keySet().stream()
                        .filter(point -> seen(point).kills == 0)
                        .toList();
    }

    /** One line a point. */
    synchronized List<String> lines() {
        return points.keySet().stream()
                .map(point -> "%5d × %s".formatted(seen(point).kills, point))
                .toList();
    }
}
