package fr.santelien.desktop.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which authorities a shipped poste believes for servers; those of cards are the card side's. */
final class ServerAuthorities {

    private ServerAuthorities() {}

    /**
     * @param pem the administrator's file, or null for what the system believes
     * @throws IOException when the file cannot be read
     */
    static List<X509Certificate> of(@Nullable Path pem) throws IOException {
        if (pem != null) {
            try {
                return certificates(pem);
            } catch (CertificateException e) {
                throw new IOException("Le fichier " + pem + " ne contient pas de certificat lisible.", e);
            }
        }
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> all = new ArrayList<>();
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    Collections.addAll(all, x509.getAcceptedIssuers());
                }
            }
            return all;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
        List<X509Certificate> found = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
        }
        return found;
    }
}
