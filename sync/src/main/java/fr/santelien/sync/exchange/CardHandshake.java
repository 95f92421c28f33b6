package fr.santelien.sync.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * The TLS handshake, watched: a server that refuses a card sends an alert and closes, but the client is still writing
 * its signature then, and the reset of the connection often overtakes the alert. With TLS 1.2 the server agrees last, so
 * a handshake cut after the certificate was given is a refusal, alert or not.
 */
record CardHandshake(TlsIdentity identity, TlsSocketStrategy handshake) implements TlsSocketStrategy {

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        long before = identity.timesPresented();
        try {
            return handshake.upgrade(socket, target, port, attachment, context);
        } catch (IOException e) {
            throw identity.timesPresented() > before && isTheServers(e) ? new CardRefusedException(e) : e;
        }
    }

    /** Not a server that went silent, nor one we refuse, nor a card that did not sign. */
    private static boolean isTheServers(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedIOException
                    || cause instanceof SSLPeerUnverifiedException
                    || cause instanceof GeneralSecurityException) {
                return false;
            }
        }
        return true;
    }
}
