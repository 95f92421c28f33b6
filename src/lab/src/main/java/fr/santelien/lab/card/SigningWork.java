package fr.santelien.lab.card;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;

/** A chip at its signatures: how long one takes, how many were begun and how many made. Thread-safe. */
final class SigningWork {
    private final Counter begun = new Counter();
    private final Counter made = new Counter();
    private volatile Duration delay = Duration.ZERO;

    void setDelay(Duration delay) {
        this.delay = delay;
    }

    Counter begun() {
        return begun;
    }

    Counter made() {
        return made;
    }

    /**
     * One operation of a private key, slowly.
     *
     * @param padding of {@link Cipher}: PKCS1Padding or NoPadding
     * @throws InterruptedException when the power goes meanwhile
     */
    byte[] sign(PrivateKey key, String padding, byte[] input) throws InterruptedException {
        Duration pause = delay;
        begun.increment();
        TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        try {
            Cipher rsa = Cipher.getInstance("RSA/ECB/" + padding);
            rsa.init(Cipher.ENCRYPT_MODE, key); // with a private key padding is a signature's, block type 1
            byte[] signature = rsa.doFinal(input);
            made.increment();
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of the virtual card does not sign", e);
        }
    }
}
