package fr.santelien.lab.server;

import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.smartcard.tls.CardTls;
import fr.santelien.sync.exchange.TlsIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** A person towards the server as her card has her, with the key in memory. */
public record SoftwareIdentity(CardTls tls) implements TlsIdentity {

    public static SoftwareIdentity of(TestPki pki, DemoPerson person) throws GeneralSecurityException, IOException {
        Identity card = pki.card(person).authentication();
        return new SoftwareIdentity(CardTls.of(card.key(), card.chain(), pki.serverAuthorities()));
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
