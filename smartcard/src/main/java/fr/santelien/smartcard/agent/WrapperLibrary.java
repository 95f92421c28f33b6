package fr.santelien.smartcard.agent;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.xipki.pkcs11.wrapper.PKCS11Module;

/**
 * Where the agent finds the native half of the PKCS#11 wrapper. An installed poste has it beside the runtime, on {@code
 * java.library.path}. Elsewhere it is taken out of the jar once a process, to a folder of its owner only: left to itself
 * the wrapper would leave one more copy in the shared temporary folder each time an agent starts.
 */
final class WrapperLibrary {
    private static final String NAME = "pkcs11wrapper";
    private static Path folder = Path.of("");

    private WrapperLibrary() {}

    /** @throws IOException when this platform has no wrapper or the folder cannot be written */
    static synchronized Path folder() throws IOException {
        if (folder.toString().isEmpty()) {
            folder = find();
        }
        return folder;
    }

    private static Path find() throws IOException {
        String installed = System.mapLibraryName(NAME);
        for (String place : System.getProperty("java.library.path", "").split(File.pathSeparator, -1)) {
            if (!place.isEmpty() && Files.exists(Path.of(place, installed))) {
                return Path.of(place);
            }
        }
        String resource = resource();
        try (InputStream in = PKCS11Module.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no PKCS#11 wrapper for this platform: " + resource);
            }
            Path made = Files.createTempDirectory("santelien-card");
            Path library = made.resolve(Path.of(resource).getFileName().toString());
            made.toFile().deleteOnExit();
            library.toFile().deleteOnExit();
            Files.copy(in, library);
            return made;
        }
    }

    private static String resource() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return "/natives/windows/win-x86_64/release/pkcs11wrapper.dll";
        }
        if (system.startsWith("mac")) {
            return "/natives/unix/macosx_universal/release/libpkcs11wrapper.jnilib";
        }
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return "/natives/unix/linux-" + processor + "/release/libpkcs11wrapper.so";
    }
}
