package fr.santelien.lab.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Requests that nobody waits for any more and that arrive all the same, after others that were asked later. */
final class LateArrivals {

    /** What has been on the way for so long, and is done when it arrives. */
    interface Arrival {
        void arrive() throws IOException;
    }

    private static final class OnTheWay {
        private final Arrival arrival;
        private int others;

        OnTheWay(Arrival arrival, int others) {
            this.arrival = arrival;
            this.others = others;
        }
    }

    private final List<OnTheWay> onTheWay = new ArrayList<>();

    /** @param others requests of anybody that overtake it */
    synchronized void add(Arrival arrival, int others) {
        onTheWay.add(new OnTheWay(arrival, others));
    }

    /** Nothing more arrives from a day that is over. */
    synchronized void forget() {
        onTheWay.clear();
    }

    /** To be told after each request that was answered. */
    void overtaken() throws IOException {
        for (Arrival arrival : due()) {
            arrival.arrive();
        }
    }

    private synchronized List<Arrival> due() {
        List<Arrival> due = new ArrayList<>();
        for (Iterator<OnTheWay> all = onTheWay.iterator(); all.hasNext(); ) {
            OnTheWay one = all.next();
            if (one.others-- <= 0) {
                all.remove();
                due.add(one.arrival);
            }
        }
        return due;
    }
}
