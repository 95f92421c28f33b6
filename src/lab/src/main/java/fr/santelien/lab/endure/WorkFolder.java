package fr.santelien.lab.endure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the files of trials go: in memory where the system has such a place, thousands of them come and go. */
final class WorkFolder {

    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private WorkFolder() {}

    static Path make() throws IOException {
        Path folder = Files.isWritable(IN_MEMORY)
                ? Files.createTempDirectory(IN_MEMORY, "santelien-endure")
                : Files.createTempDirectory(
                        Files.createDirectories(Path.of("target/endure")).toAbsolutePath(), "run");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "end-of-the-trials"));
        return folder;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // a trial that was cut short still writes there
        }
    }
}
