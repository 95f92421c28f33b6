package fr.santelien.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native half of zstd-jni, laid beside the jars. Left to itself it is written to the temporary folder at each start,
 * under another name each time, and Windows does not let it be deleted while it is used.
 */
final class ZstdLibrary {

    private ZstdLibrary() {}

    /**
     * @return name of the file
     * @throws IOException when there is none for this system
     */
    static String copy(List<Path> classPath, Path target) throws IOException {
        Path jar = classPath.stream()
                .filter(path -> path.getFileName().toString().startsWith("zstd-jni-"))
                .findFirst()
                .orElseThrow(() -> new IOException("zstd-jni is not on the class path"));
        String folder = folder(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry library = zip.stream()
                    .filter(entry -> entry.getName().startsWith(folder) && !entry.isDirectory())
                    .findFirst()
                    .orElseThrow(() -> new IOException("zstd-jni has nothing for " + folder));
            Path file = target.resolve(Path.of(library.getName()).getFileName().toString());
            try (InputStream in = zip.getInputStream(library)) {
                Files.copy(in, file);
            }
            return file.getFileName().toString();
        }
    }

    /** Where the jar has the library of a system, as Java names it. */
    static String folder(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        boolean mac = name.startsWith("mac");
        String family = name.startsWith("windows") ? "win" : mac ? "darwin" : "linux";
        return family + "/" + (mac && processor.equals("amd64") ? "x86_64" : processor) + "/";
    }
}
