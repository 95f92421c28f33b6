package fr.santelien.lab.kills;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Where this process is. At the chosen point it tells its parent and goes no further: the parent kills it there, so that
 * the point is exact and the signal is the system's.
 *
 * <p>A file whose schema is made or migrated goes through the same statements each time: up to its first commit they are
 * numbered, a point each, between two scripts as within one.
 */
final class KillPoints {

    private final Consumer<String> parent;
    private final String target;
    private int passesLeft;
    private boolean numbered;
    private int number;
    private volatile String phase;

    /**
     * @param target name of the point to die at; empty: tell of each point and live
     * @param passes dies the time after so many passes
     */
    KillPoints(Consumer<String> parent, String target, int passes, Beginning beginning) {
        this.parent = parent;
        this.target = target;
        this.passesLeft = passes;
        this.phase = beginning.phase();
        this.numbered = beginning.makesSchema();
    }

    void phase(String name) {
        phase = name;
    }

    synchronized void before(String statement) {
        number++;
        at("avant " + numbered(statement));
    }

    synchronized void after(String statement) {
        at("après " + numbered(statement));
        if (numbered && statement.equals("COMMIT")) {
            numbered = false;
            phase = Beginning.OPENING;
        }
    }

    private String numbered(String statement) {
        return numbered ? "%02d %s".formatted(number, statement) : statement;
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
