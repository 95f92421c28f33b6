package fr.santelien.lab.endure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What is asked of an endurance.
 *
 * @param count runs
 * @param seed the same seed plays the same runs
 * @param limit no run starts after that
 * @param server what the postes exchange with
 * @param desktop the real desktop process instead of a poste without a window
 */
public record EnduranceOptions(int count, long seed, Duration limit, Server server, boolean desktop) {

    /** What the postes exchange with. */
    public enum Server {
        /** In memory, on a clock of its own. */
        STUB,
        /** The reference regional server, a process of its own. */
        HAPI
    }

    private static final Duration LONGEST = Duration.ofHours(12);

    /**
     * Reads {@code --count N --seed N --limit MINUTES --server stub|hapi --desktop}; all are optional.
     *
     * @throws IllegalArgumentException with a French sentence
     */
    public static EnduranceOptions parse(List<String> words, long anySeed) {
        EnduranceOptions options = new EnduranceOptions(300, anySeed, LONGEST, Server.STUB, false);
        int at = 0;
        while (at < words.size()) {
            String option = words.get(at);
            String value = at + 1 < words.size() ? words.get(at + 1) : "";
            options = switch (option) {
                case "--count" -> options.withCount((int) positive(value));
                case "--seed" -> options.withSeed(number(value));
                case "--limit" -> options.withLimit(Duration.ofMinutes(positive(value)));
                case "--server" -> options.withServer(server(value));
                case "--desktop" -> options.withDesktop();
                default -> throw new IllegalArgumentException("Option inconnue : « " + option + " ».");
            };
            at += option.equals("--desktop") ? 1 : 2;
        }
        return options;
    }

    public EnduranceOptions withCount(int runs) {
        return new EnduranceOptions(runs, seed, limit, server, desktop);
    }

    private EnduranceOptions withSeed(long number) {
        return new EnduranceOptions(count, number, limit, server, desktop);
    }

    private EnduranceOptions withLimit(Duration longest) {
        return new EnduranceOptions(count, seed, longest, server, desktop);
    }

    private EnduranceOptions withServer(Server other) {
        return new EnduranceOptions(count, seed, limit, other, desktop);
    }

    private EnduranceOptions withDesktop() {
        return new EnduranceOptions(count, seed, limit, server, true);
    }

    private static Server server(String word) {
        for (Server known : Server.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(word)) {
                return known;
            }
        }
        throw new IllegalArgumentException("--server demande « stub » ou « hapi », pas « " + word + " ».");
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("« " + word + " » n’est pas un nombre.", e);
        }
    }

    private static long positive(String word) {
        long value = word.isEmpty() ? 0 : number(word);
        if (value < 1 || value > 1_000_000) {
            throw new IllegalArgumentException("--count et --limit demandent un nombre positif.");
        }
        return value;
    }
}
