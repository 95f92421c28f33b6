package fr.santelien.lab.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * A measure beside the bare work it stands on, from the same run.
 *
 * @param ours median, milliseconds
 * @param bare median, milliseconds
 */
record Figure(String what, double ours, String against, double bare) {

    static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%-36s %8.2f ms   %-36s %8.2f ms   ratio %.2f", what, ours, against, bare, ours / bare);
    }
}
