package fr.santelien.lab.card;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Counts what a chip does, for those who wait for it. Thread-safe. */
final class Counter {
    private int value;

    synchronized int value() {
        return value;
    }

    synchronized void increment() {
        value++;
        notifyAll();
    }

    /** Waits until that many were counted; false when the limit passed. */
    synchronized boolean await(int count, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (value < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
