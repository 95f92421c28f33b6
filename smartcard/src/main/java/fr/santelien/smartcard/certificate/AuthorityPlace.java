package fr.santelien.smartcard.certificate;

import java.io.ByteArrayInputStream;
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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place of the system where certificates of authorities may be: nothing found there is believed by itself. */
sealed interface AuthorityPlace {

    /** As an administrator knows it. */
    String name();

    /** Whatever is readable there; empty when the place is not there. */
    List<X509Certificate> certificates();

    /** The middleware's folder of authorities, then the system's store. */
    static List<AuthorityPlace> ofSystem(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            String shared = environment.getOrDefault("ALLUSERSPROFILE", "C:\\ProgramData");
            return List.of(new Folder(Path.of(shared, "santesocial", "CPS", "Coffre")), new Store("Windows-ROOT"));
        }
        if (name.contains("mac")) {
            return List.of(
                    new Folder(Path.of("/Library/Application Support/santesocial/CPS/Coffre")),
                    new Store("KeychainStore-ROOT"));
        }
        return List.of(new Folder(Path.of("/etc/opt/santesocial/CPS/Coffre")));
    }

    /** A folder of certificate files. */
    record Folder(Path folder) implements AuthorityPlace {
        private static final Logger LOG = LoggerFactory.getLogger(Folder.class);
        private static final int MOST_FILES = 200;
        private static final int LONGEST_FILE = 256 << 10;

        @Override
        public String name() {
            return folder.toString();
        }

        @Override
        public List<X509Certificate> certificates() {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.sorted()
                        .limit(MOST_FILES)
                        .flatMap(file -> inFile(file).stream())
                        .toList();
            } catch (IOException e) {
                LOG.warn("The folder of authorities {} cannot be read", folder);
                return List.of();
            }
        }

        private static List<X509Certificate> inFile(Path file) {
            List<X509Certificate> found = new ArrayList<>();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LONGEST_FILE);
                for (Certificate certificate :
                        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
                    found.add((X509Certificate) certificate);
                }
            } catch (IOException | CertificateException | RuntimeException e) {
                LOG.debug("Not a certificate: {}", file.getFileName());
            }
            return found;
        }
    }

    /**
     * A store of the system.
     *
     * @param type of the JDK's key store over it
     */
    record Store(String type) implements AuthorityPlace {
        private static final Logger LOG = LoggerFactory.getLogger(Store.class);

        @Override
        public String name() {
            return type;
        }

        @Override
        public List<X509Certificate> certificates() {
            List<X509Certificate> found = new ArrayList<>();
            try {
                KeyStore store = KeyStore.getInstance(type);
                store.load(null, null);
                for (String alias : Collections.list(store.aliases())) {
                    if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                        found.add(certificate);
                    }
                }
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                LOG.warn("The system's store {} cannot be read", type);
            }
            return found;
        }
    }
}
