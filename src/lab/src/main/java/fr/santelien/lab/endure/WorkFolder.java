package fr.santelien.lab.endure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of trials go: in memory where the system has such a place, thousands of them come and go. */
final class WorkFolder {

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private WorkFolder() {}

    static Path make() throws IOException {
        Path folder = Files.isWritable(IN_MEMORY)
                ? Files.createTempDirectory(IN_MEMORY, "santelien-endure")
                : Files.createTempDirectory(
                        Files.createDirectories(Path.of("target/endure")).toAbsolutePath(), "run");
        folder.toFile().deleteOnExit();
        return folder;
    }
}
