package fr.santelien.desktop.start;

import fr.santelien.smartcard.OpenCard;
import fr.santelien.sync.exchange.TlsIdentity;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;

/** The card in the reader as the exchange's identity. */
record CardTls(fr.santelien.smartcard.tls.CardTls tls) implements TlsIdentity {

    static CardTls of(OpenCard card, List<X509Certificate> serverAuthorities) throws GeneralSecurityException {
        return new CardTls(card.tls(serverAuthorities));
    }

    @Override
    public SSLContext sslContext() {
        return tls.context();
    }

    @Override
    public long timesPresented() {
        return tls.timesPresented();
    }

    @Override
    public String[] protocols() {
        return new String[] {"TLSv1.2"};
    }
}
