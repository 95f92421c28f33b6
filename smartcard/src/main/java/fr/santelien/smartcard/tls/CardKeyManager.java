package fr.santelien.smartcard.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The one client identity of a card: certificate and intermediate authorities, which are not on the card. The JDK's own
 * managers send the certificate alone, and nothing at all to a server that names only its roots.
 */
public final class CardKeyManager extends X509ExtendedKeyManager {
    private static final String ALIAS = "card";

    private final PrivateKey key;
    private final X509Certificate[] chain;
    private final AtomicLong timesPresented = new AtomicLong();

    public CardKeyManager(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = chain.toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(keyTypes);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return choose(keyTypes);
    }

    /** Whatever authorities the server names: it knows better than its list whether it accepts the card. */
    private @Nullable String choose(String[] keyTypes) {
        if (!Arrays.asList(keyTypes).contains("RSA")) {
            return null;
        }
        timesPresented.incrementAndGet();
        return ALIAS;
    }

    /** How many handshakes so far came to the point where the server asked for the certificate and is given it. */
    public long timesPresented() {
        return timesPresented.get();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return ALIAS.equals(alias) ? chain.clone() : null;
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return ALIAS.equals(alias) ? key : null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
