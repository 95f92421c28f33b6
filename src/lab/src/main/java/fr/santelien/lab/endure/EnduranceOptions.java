package fr.santelien.lab.endure;

import java.time.Duration;
import java.util.List;

/**
 * What is asked of an endurance.
 *
 * @param count runs
 * @param seed the same seed plays the same runs
 * @param limit no run starts after that
 * @param server on the reference server instead of the stub, where there is a choice
 */
public record EnduranceOptions(int count, long seed, Duration limit, boolean server) {
    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * Reads {@code --count N --seed N --limit MINUTES --server}; all are optional.
     *
     * @throws IllegalArgumentException with a French sentence
     */
    public static EnduranceOptions parse(List<String> asked, long anySeed) {
        EnduranceOptions options = new EnduranceOptions(300, anySeed, LONGEST, asked.contains("--server"));
        List<String> words =
                asked.stream().filter(word -> !word.equals("--server")).toList();
        for (int at = 0; at < words.size(); at += 2) {
            long value = at + 1 < words.size() ? number(words.get(at + 1)) : -1;
            options = switch (words.get(at)) {
                case "--count" -> options.withCount((int) positive(value));
                case "--seed" -> new EnduranceOptions(options.count, value, options.limit, options.server);
                case "--limit" ->
                    new EnduranceOptions(
                            options.count, options.seed, Duration.ofMinutes(positive(value)), options.server);
                default -> throw new IllegalArgumentException("Option inconnue : « " + words.get(at) + " ».");
            };
        }
        return options;
    }

    public EnduranceOptions withCount(int runs) {
        return new EnduranceOptions(runs, seed, limit, server);
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("« " + word + " » n’est pas un nombre.", e);
        }
    }

    private static long positive(long value) {
        if (value < 1 || value > 1_000_000) {
            throw new IllegalArgumentException("--count et --limit demandent un nombre positif.");
        }
        return value;
    }
}
