package fr.santelien.lab.bench;

/** What a figure must not exceed. */
sealed interface Limit {

    /** Nothing was promised: the figure is for comparison. */
    record None() implements Limit {}

    /** So many times the bare work. */
    record Ratio(double most) implements Limit {}

    /** So many times the bare work, or so much in the figure's own unit, whichever is more. */
    record RatioOrMost(double ratio, double most) implements Limit {}

    /** So much in the figure's own unit, whatever the bare work takes. */
    record Most(double most) implements Limit {}
}
