package fr.santelien.lab.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Debian's OpenSC, which knows the CPS3 and stands in for the CPS middleware on a machine without one. */
public final class OpenSc {
    private OpenSc() {}

    /**
     * The PKCS#11 module.
     *
     * @throws IOException when the package opensc-pkcs11 is missing
     */
    public static Path module() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            List<Path> found = folders.filter(folder -> folder.toString().endsWith("-linux-gnu"))
                    .map(folder -> folder.resolve("opensc-pkcs11.so"))
                    .filter(Files::exists)
                    .toList();
            if (found.isEmpty()) {
                throw new IOException("opensc-pkcs11.so is missing: install opensc-pkcs11");
            }
            return found.getFirst();
        }
    }
}
