package fr.santelien.sync.exchange;

import java.security.SignatureException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells apart what can go wrong below HTTP. */
final class TransportFailure {

    private TransportFailure() {}

    static ExchangeOutcome of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // The handshake asked for a signature: the server did not resume the session made before the lock.
            if (cause instanceof SignatureException) {
                return new ExchangeOutcome.CodeNeeded();
            }
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof SSLPeerUnverifiedException) {
                return new ExchangeOutcome.WrongServerCertificate();
            }
        }
        return failure instanceof CardRefusedException
                ? new ExchangeOutcome.CardRefused()
                : new ExchangeOutcome.Unreachable();
    }
}
