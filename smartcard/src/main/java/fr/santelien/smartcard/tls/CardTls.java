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

/** TLS contexts that authenticate with a card. */
public final class CardTls {
    private CardTls() {}

    /**
     * Offers TLS 1.2 by default, never 1.3: a CPS3 has no PSS, and Java does not fall back when the server picks 1.3.
     *
     * @param serverAuthorities trusted for servers, and nothing else is
     */
    public static SSLContext context(
            PrivateKey key, List<X509Certificate> chain, List<X509Certificate> serverAuthorities)
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
        context.init(new KeyManager[] {new CardKeyManager(key, chain)}, trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    /** Forgets every session: a resumed one would outlive the card that opened it. */
    public static void forgetSessions(SSLContext context) {
        SSLSessionContext sessions = context.getClientSessionContext();
        for (byte[] id : Collections.list(sessions.getIds())) {
            SSLSession session = sessions.getSession(id);
            if (session != null) {
                session.invalidate();
            }
        }
    }
}
