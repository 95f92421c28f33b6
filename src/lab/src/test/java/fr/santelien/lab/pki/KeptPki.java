package fr.santelien.lab.pki;

import java.io.IOException;
import java.nio.file.Path;

/** Certificates of the tests that do not ask for their own: kept for later, one set for each JVM that runs tests. */
public final class KeptPki {

    private KeptPki() {}

    public static TestPki open() throws IOException {
        return TestPki.open(Path.of("target", "test-pki-" + System.getProperty("test.jvm", "1"))
                .toAbsolutePath());
    }
}
