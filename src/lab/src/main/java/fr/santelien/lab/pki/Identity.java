package fr.santelien.lab.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate and the authorities above it, the root left out.
 *
 * @param chain the certificate of the key first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /**
     * The same as a PKCS#12 store in memory, one entry {@code key}.
     *
     * @throws GeneralSecurityException when the platform has no PKCS#12
     */
    public KeyStore toKeyStore(char[] password) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", key, password, chain.toArray(X509Certificate[]::new));
            return store;
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    @Override
    public String toString() {
        return "Identity";
    }
}
