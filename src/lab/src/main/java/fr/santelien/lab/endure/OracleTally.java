package fr.santelien.lab.endure;

import fr.santelien.lab.oracle.Verdict;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What an endurance under the oracle's eye counted. Thread-safe. */
public final class OracleTally {

    private final Consumer<String> tell;
    private int runs;
    private int lost;
    private int doubled;
    private int overwritten;
    private int hung;
    private int edits;
    private int conflicts;
    private final Set<String> points = new TreeSet<>();
    private int enumerated;
    private int owed;

    /** @param tell told a French sentence about everything that is wrong */
    public OracleTally(Consumer<String> tell) {
        this.tell = tell;
    }

    public synchronized void ran() {
        runs++;
    }

    public synchronized int runs() {
        return runs;
    }

    public synchronized void judged(String run, Verdict verdict) {
        lost += verdict.lost().size();
        doubled += verdict.doubled().size();
        overwritten += verdict.overwritten().size();
        verdict.sentences().forEach(sentence -> tell.accept(run + " : " + sentence));
    }

    /** Something that had to come to an end did not, or the postes never agreed with the server. */
    public synchronized void hung(String sentence) {
        hung++;
        tell.accept(sentence);
    }

    /** Commands that a poste acknowledged. */
    public synchronized void edited(int commands) {
        edits += commands;
    }

    /** Values that people had to decide between. */
    public synchronized void conflicted(int values) {
        conflicts += values;
    }

    /** One of the enumerated places where something was made to go wrong. */
    public synchronized void reached(String point) {
        points.add(point);
    }

    /** How many such places there are, where that is known. */
    public synchronized void enumerated(int places) {
        enumerated = places;
    }

    /** One that so many runs had to reach and did not. */
    public synchronized void missed(String point) {
        owed++;
        tell.accept("jamais atteint : " + point);
    }

    public synchronized int points() {
        return points.size();
    }

    public synchronized boolean clean() {
        return lost == 0 && doubled == 0 && overwritten == 0 && hung == 0 && owed == 0;
    }

    public synchronized String line(long seed) {
        return "runs=%d lost=%d doubled=%d overwritten=%d hung=%d edits=%d conflicts=%d points=%s seed=%d"
                .formatted(runs, lost, doubled, overwritten, hung, edits, conflicts, reached(), seed);
    }

    /** {@code 17}, or {@code 17/94} where it is known how many there are. */
    private String reached() {
        return points.size() + (enumerated > 0 ? "/" + enumerated : "");
    }
}
