package fr.santelien.lab.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * A measure beside the bare work it stands on, from the same run.
 *
 * @param ours median, unless it is said to be another
 * @param bare the same, in the same unit
 * @param unit ms, MB or %
 */
record Figure(String what, double ours, String against, double bare, String unit, Limit limit) {

    /** In milliseconds, without a limit. */
    Figure(String what, double ours, String against, double bare) {
        this(what, ours, against, bare, "ms", new Limit.None());
    }

    static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static double p95(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    static double highest(double[] samples) {
        return Arrays.stream(samples).max().orElseThrow();
    }

    boolean kept() {
        return switch (limit) {
            case Limit.None none -> true;
            case Limit.Ratio ratio -> ours <= ratio.most() * bare;
            case Limit.RatioOrMost either -> ours <= Math.max(either.ratio() * bare, either.most());
            case Limit.Most value -> ours <= value.most();
        };
    }

    private String verdict() {
        String promise = switch (limit) {
            case Limit.None none -> "";
            case Limit.Ratio ratio -> String.format(Locale.ROOT, "   limit ratio %.2f", ratio.most());
            case Limit.RatioOrMost either ->
                String.format(Locale.ROOT, "   limit ratio %.2f or %.0f %s", either.ratio(), either.most(), unit);
            case Limit.Most value -> String.format(Locale.ROOT, "   limit %.0f %s", value.most(), unit);
        };
        return promise.isEmpty() ? "" : promise + (kept() ? ", kept" : ", EXCEEDED");
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-44s %8.2f %-2s   %-44s %8.2f %-2s   ratio %s%s",
                what,
                ours,
                unit,
                against,
                bare,
                unit,
                bare == 0 ? "    –" : String.format(Locale.ROOT, "%5.2f", ours / bare),
                verdict());
    }
}
