package fr.santelien.sync.exchange;

import javax.net.ssl.SSLContext;

/** Who the poste is towards the server: the card in the reader, handed over by the composition root. */
public interface TlsIdentity {

    /** A context that authenticates with the card; it dies with the card's session. */
    SSLContext sslContext();

    /**
     * How many handshakes so far came to the point where the server asked for the certificate and was given it: one that
     * breaks after that was refused by the server.
     */
    long timesPresented();

    /** Protocols to offer: {@code TLSv1.2} for every card, since a CPS3 cannot sign what TLS 1.3 asks for. */
    String[] protocols();
}
