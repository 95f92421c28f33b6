package fr.santelien.lab.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of trials: copied for each, taken away after it. */
final class TrialFiles {

    private TrialFiles() {}

    static void copy(Path from, Path to) throws IOException {
        for (Path file : in(from)) {
            Path target = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(target);
            } else {
                Files.copy(file, target);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        for (Path file : in(folder).reversed()) {
            Files.delete(file);
        }
    }

    /** The folder stays. */
    static void empty(Path folder) throws IOException {
        for (Path file : in(folder).reversed()) {
            if (!file.equals(folder)) {
                Files.delete(file);
            }
        }
    }

    /** Folders before what is in them. */
    private static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
