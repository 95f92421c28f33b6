package fr.santelien.lab.card;

import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.Revocations;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Revocations as a test tells them. */
final class KnownList implements Revocations {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable X509CRL list;

    /** @param list known from the start, null for none */
    KnownList(@Nullable X509CRL list) {
        this.list = list;
    }

    void learn(X509CRL came) {
        list = came;
        listeners.forEach(Runnable::run);
    }

    @Override
    public RevocationStatus of(X509Certificate certificate) {
        X509CRL known = list;
        if (known == null) {
            return new RevocationStatus.Unknown();
        }
        return known.isRevoked(certificate)
                ? new RevocationStatus.Revoked(known.getThisUpdate().toInstant())
                : new RevocationStatus.NotRevoked(known.getThisUpdate().toInstant());
    }

    @Override
    public void seen(List<X509Certificate> chain) {
        // nobody to ask
    }

    @Override
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
