package fr.santelien.lab.endure;

/** What an endurance counted. Thread-safe. */
final class Tally {
    private int runs;
    private int restarts;
    private int hung;
    private int leaked;
    private int refused;
    private int agentRestarts;

    synchronized void ran() {
        runs++;
    }

    synchronized int runs() {
        return runs;
    }

    /** A state or an answer did not come within its limit: the poste had to be started again. */
    synchronized void hung() {
        hung++;
        restarts++;
    }

    synchronized void leaked(int figures) {
        leaked += figures;
    }

    /** A right code or an honest signature was refused. */
    synchronized void refused() {
        refused++;
    }

    /** The native side was lost and came back by itself. */
    synchronized void agentRestarted() {
        agentRestarts++;
    }

    /** Whether nothing hung, leaked or was refused. The agent may restart: it is there for that, and it is printed. */
    synchronized boolean clean() {
        return restarts == 0 && hung == 0 && leaked == 0 && refused == 0;
    }

    synchronized String line(long seed) {
        return "runs=%d restarts=%d hung=%d leaked=%d refused=%d agent_restarts=%d seed=%d"
                .formatted(runs, restarts, hung, leaked, refused, agentRestarts, seed);
    }
}
