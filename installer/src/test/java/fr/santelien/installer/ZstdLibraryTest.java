package fr.santelien.installer;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.util.Native;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZstdLibraryTest {

    private static final List<Path> CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    @TempDir
    Path target;

    @Test
    void theLibraryOfThisSystemIsLaidBesideTheJarsAndLoads() throws IOException {
        Path library = target.resolve(ZstdLibrary.copy(CLASS_PATH, target));
        assertThat(library).isNotEmptyFile();
        System.load(library.toAbsolutePath().toString());
    }

    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64", "Windows 11, amd64", "Mac OS X, aarch64", "Mac OS X, x86_64"})
    void theJarHasOneForEachSystemOfAPoste(String system, String processor) {
        String folder = ZstdLibrary.folder(system, processor);
        String extension = switch (system) {
            case "Linux" -> ".so";
            case "Mac OS X" -> ".dylib";
            default -> ".dll";
        };
        String name = "libzstd-jni-" + version() + extension;
        assertThat(Native.class.getResource("/" + folder + name))
                .as(folder + name)
                .isNotNull();
    }

    private static String version() {
        String jar = CLASS_PATH.stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.startsWith("zstd-jni-"))
                .findFirst()
                .orElseThrow();
        return jar.substring("zstd-jni-".length(), jar.length() - ".jar".length());
    }
}
