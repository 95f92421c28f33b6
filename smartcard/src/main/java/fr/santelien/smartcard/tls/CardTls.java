package fr.santelien.smartcard.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManagerFactory;

/** A TLS context that authenticates with a card, and what came of it. Thread-safe. */
public final class CardTls {
    private final SSLContext context;
    private final CardKeyManager keys;

    private CardTls(SSLContext context, CardKeyManager keys) {
        this.context = context;
        this.keys = keys;
    }

    /**
     * Offers TLS 1.2 by default, never 1.3: a CPS3 has no PSS, and Java does not fall back when the server picks 1.3.
     *
     * @param serverAuthorities trusted for servers, and nothing else is
     */
    public static CardTls of(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> serverAuthorities)
            throws GeneralSecurityException {
        CardProvider.register();
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        try {
            anchors.load(null, null);
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
        for (int i = 0; i < serverAuthorities.size(); i++) {
            anchors.setCertificateEntry("authority-" + i, serverAuthorities.get(i));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        CardKeyManager keys = new CardKeyManager(key, chain);
        context.init(new KeyManager[] {keys}, trust.getTrustManagers(), new SecureRandom());
        return new CardTls(context, keys);
    }

    public SSLContext context() {
        return context;
    }

    /**
     * How many times a server asked for the certificate and was given it. A connection that breaks after that and before
     * the handshake ends was refused by the server: its alert is often lost while the client still writes.
     */
    public long timesPresented() {
        return keys.timesPresented();
    }

    /** Forgets every session: a resumed one would outlive the card that opened it. */
    public void forgetSessions() {
        SSLSessionContext sessions = context.getClientSessionContext();
        for (byte[] id : Collections.list(sessions.getIds())) {
            SSLSession session = sessions.getSession(id);
            if (session != null) {
                session.invalidate();
            }
        }
    }
}
