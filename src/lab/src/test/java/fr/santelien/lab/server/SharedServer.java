package fr.santelien.lab.server;

import fr.santelien.lab.pki.Identity;
import fr.santelien.lab.pki.KeptPki;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.lab.region.SeedRegion;
import fr.santelien.lab.region.SyntheticRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** One regional server with the synthetic region for all the tests of this JVM: it takes some 20 s to start. */
public final class SharedServer {

    private static @Nullable SharedServer instance;

    public final TestPki pki;
    public final ServerProcess server;
    public final AuditorClient auditor;
    final Path folder;

    private SharedServer() throws IOException, GeneralSecurityException {
        pki = KeptPki.open();
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "regional-server");
        server = ServerProcess.start(
                folder, pki, line -> LoggerFactory.getLogger(SharedServer.class).info(line));
        auditor = new AuditorClient(server.address(), pki);
        SeedRegion.load(new SyntheticRegion(1, Instant.now()), auditor);
    }

    public static synchronized SharedServer get() throws IOException, GeneralSecurityException {
        SharedServer shared = instance;
        if (shared == null) {
            shared = new SharedServer();
            instance = shared;
        }
        return shared;
    }

    /** A client with any certificate. */
    FhirClient client(Identity identity, @Nullable String structure) throws IOException, GeneralSecurityException {
        return new FhirClient(server.address(), pki, identity, structure);
    }
}
