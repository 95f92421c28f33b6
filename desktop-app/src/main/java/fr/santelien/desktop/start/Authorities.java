package fr.santelien.desktop.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which authorities a shipped poste believes. Test authorities are not among them and cannot be added by settings. */
final class Authorities {

    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);

    /**
     * SHA-1 fingerprints of the IGC-Santé authorities for persons, as read in the ANS middleware package. Only complete
     * ones are here: the STANDARD branch waits for its full fingerprint to be confirmed.
     */
    private static final Set<String> PERSONS = Set.of(
            "bbe751c8b107acd29f7d12e0fcdd717e00138764", // AC RACINE IGC-SANTE FORT
            "aa6131e760b95622c0f4c2aa9d985002c21f3a0c"); // AC IGC-SANTE FORT PERSONNES

    private static final List<Path> MIDDLEWARE_FOLDERS = List.of(
            Path.of("/etc/opt/santesocial/CPS/Coffre"),
            Path.of("/Library/Application Support/santesocial/CPS/Coffre"),
            Path.of("C:/ProgramData/santesocial/CPS/Coffre"));

    private Authorities() {}

    /** Authorities of cards: what the card's middleware installed, or the system's store, kept if its fingerprint is known. */
    static List<X509Certificate> ofPersons() {
        List<X509Certificate> found = new ArrayList<>();
        for (Path folder : MIDDLEWARE_FOLDERS) {
            found.addAll(inFolder(folder));
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win")) {
            found.addAll(inWindowsStore());
        }
        return found.stream()
                .filter(certificate -> PERSONS.contains(fingerprint(certificate)))
                .distinct()
                .toList();
    }

    /**
     * @param pem the administrator's file, or null for what the system believes
     * @throws IOException when the file cannot be read
     */
    static List<X509Certificate> ofServers(@org.jspecify.annotations.Nullable Path pem) throws IOException {
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

    private static List<X509Certificate> inFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<X509Certificate> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                try {
                    found.addAll(certificates(file));
                } catch (IOException | CertificateException e) {
                    LOG.debug("Not a certificate in the middleware's folder: {}", file.getFileName());
                }
            }
        } catch (IOException e) {
            LOG.warn("The middleware's folder of authorities cannot be read");
        }
        return found;
    }

    private static List<X509Certificate> inWindowsStore() {
        List<X509Certificate> found = new ArrayList<>();
        try {
            for (String name : List.of("Windows-ROOT")) {
                KeyStore store = KeyStore.getInstance(name);
                store.load(null, null);
                for (String alias : Collections.list(store.aliases())) {
                    if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                        found.add(certificate);
                    }
                }
            }
        } catch (GeneralSecurityException | IOException e) {
            LOG.warn("The Windows store of authorities cannot be read");
        }
        return found;
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

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return "";
        }
    }
}
