package fr.santelien.lab.card;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;

/** A chip at its signatures: how long one takes, how many were begun and how many made. Thread-safe. */
final class SigningWork {
    private Duration delay = Duration.ZERO;
    private int begun;
    private int made;

    synchronized void setDelay(Duration delay) {
        this.delay = delay;
    }

    synchronized int made() {
        return made;
    }

    synchronized int begun() {
        return begun;
    }

    /** Waits until that many signatures were begun since the card exists; false when the limit passed. */
    synchronized boolean awaitBegun(int count, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (begun < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /**
     * One operation of a private key, slowly.
     *
     * @param padding of {@link Cipher}: PKCS1Padding or NoPadding
     * @throws InterruptedException when the power goes meanwhile
     */
    byte[] sign(PrivateKey key, String padding, byte[] input) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(begin());
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/" + padding);
            rsa.init(Cipher.ENCRYPT_MODE, key); // with a private key padding is a signature's, block type 1
            byte[] signature = rsa.doFinal(input);
            end();
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the virtual card does not sign", e);
        }
    }

    private synchronized long begin() {
        begun++;
        notifyAll();
        return delay.toNanos();
    }

    private synchronized void end() {
        made++;
    }
}
