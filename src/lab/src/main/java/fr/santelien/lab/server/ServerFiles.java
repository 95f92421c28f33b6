package fr.santelien.lab.server;

import fr.santelien.lab.pki.TestPki;
import fr.santelien.server.ServerSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a test or demo server reads in its folder, made from the test PKI. */
public final class ServerFiles {

    private ServerFiles() {}

    /** Settings for a free port, a database file and an auditor. */
    public static ServerSettings settings(Path folder, TestPki pki) throws IOException, GeneralSecurityException {
        return new ServerSettings(
                "127.0.0.1",
                0,
                new ServerSettings.KeyFile(pki.serverFile(), TestPki.PASSWORD),
                new ServerSettings.KeyFile(trusted(folder, pki), TestPki.PASSWORD),
                ServerSettings.inFile(folder.resolve("region")),
                folder.resolve("audit.ndjson"),
                Optional.of(AuditorClient.NAME));
    }

    /** Persons' authorities, and the servers' one for the auditor. */
    private static Path trusted(Path folder, TestPki pki) throws IOException, GeneralSecurityException {
        List<X509Certificate> authorities = new ArrayList<>(pki.personAuthorities());
        authorities.addAll(pki.serverAuthorities());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry(authority.getSerialNumber().toString(), authority);
        }
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, TestPki.PASSWORD.toCharArray());
        }
        return file;
    }
}
