package fr.santelien.lab.card;

import fr.santelien.smartcard.certificate.RevocationStatus;
import fr.santelien.smartcard.certificate.Revocations;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/** One list, known from the start. */
record KnownList(X509CRL list) implements Revocations {

    @Override
    public RevocationStatus of(X509Certificate certificate) {
        return list.isRevoked(certificate)
                ? new RevocationStatus.Revoked(list.getThisUpdate().toInstant())
                : new RevocationStatus.NotRevoked(list.getThisUpdate().toInstant());
    }

    @Override
    public void seen(List<X509Certificate> chain) {
        // nothing to ask
    }

    @Override
    public Runnable onChange(Runnable listener) {
        return () -> {};
    }
}
