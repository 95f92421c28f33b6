package fr.santelien.lab.bench;

import fr.santelien.sync.exchange.TlsIdentity;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** For a server that speaks plain HTTP: never asked for a certificate. */
final class PlainIdentity implements TlsIdentity {

    private final SSLContext context = SSLContext.getDefault();

    PlainIdentity() throws GeneralSecurityException {}

    @Override
    public SSLContext sslContext() {
        return context;
    }

    @Override
    public long timesPresented() {
        return 0;
    }

    @Override
    public String[] protocols() {
        return new String[] {"TLSv1.2"};
    }
}
