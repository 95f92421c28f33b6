package fr.santelien.sync.replica;

import java.util.function.Supplier;

/** A page whose resources are written and whose commit is under way: time to ask for the next one. */
public final class Storing {

    private final Supplier<Integer> outcome;

    Storing(Supplier<Integer> outcome) {
        this.outcome = outcome;
    }

    /** Of no page. */
    public static Storing nothing() {
        return new Storing(() -> 0);
    }

    /**
     * Waits until page and cursor are on the disk. Nothing that comes after the page may be stored before.
     *
     * @return number of resources that were new
     * @throws ReplicaException when nothing of the page is stored
     */
    public int await() {
        return outcome.get();
    }
}
