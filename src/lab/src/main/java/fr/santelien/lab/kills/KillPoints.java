package fr.santelien.lab.kills;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Where this process is. At the chosen point it tells its parent and goes no further: the parent kills it there, so that
 * the point is exact and the signal is the system's.
 */
final class KillPoints {

    private final Consumer<String> parent;
    private final String target;
    private int passesLeft;
    private volatile String phase = "ouverture";

    /**
     * @param target name of the point to die at; empty: tell of each point and live
     * @param passes dies the time after so many passes
     */
    KillPoints(Consumer<String> parent, String target, int passes) {
        this.parent = parent;
        this.target = target;
        this.passesLeft = passes;
    }

    void phase(String name) {
        phase = name;
    }

    synchronized void at(String what) {
        String name = phase + " : " + what;
        if (target.isEmpty()) {
            parent.accept("P " + name);
        } else if (target.equals(name) && passesLeft-- == 0) {
            parent.accept("K " + name);
            while (true) {
                LockSupport.park(this);
            }
        }
    }
}
