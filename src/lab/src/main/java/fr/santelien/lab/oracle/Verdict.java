package fr.santelien.lab.oracle;

import java.util.List;
import java.util.stream.Stream;

/** What the oracle found wrong, a sentence each. */
public record Verdict(List<String> lost, List<String> doubled, List<String> overwritten) {

    public boolean clean() {
        return lost.isEmpty() && doubled.isEmpty() && overwritten.isEmpty();
    }

    Verdict and(Verdict other) {
        return new Verdict(both(lost, other.lost), both(doubled, other.doubled), both(overwritten, other.overwritten));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    public List<String> sentences() {
        return Stream.of(
                        lost.stream().map(edit -> "perdu : " + edit),
                        doubled.stream().map(edit -> "en double : " + edit),
                        overwritten.stream().map(edit -> "écrasé sans être vu : " + edit))
                .flatMap(sentences -> sentences)
                .toList();
    }
}
