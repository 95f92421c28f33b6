package fr.santelien.installer;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the application image of the system it runs on: a runtime with JavaFX as modules, and the other jars on the class
 * path (several are automatic modules, which jlink refuses).
 */
public final class ImageBuilder {

    /** Enough for the screens over a whole region's data, which stay on the disk (docs/measures.md). */
    public static final String HEAP = "-Xmx256m";

    /** JDK modules that the jars need and that jlink cannot find out from a class path. */
    private static final List<String> MODULES = List.of(
            "javafx.controls",
            "javafx.fxml",
            "javafx.web",
            "java.naming",
            "java.net.http",
            "java.smartcardio",
            "java.sql",
            "jdk.accessibility",
            "jdk.crypto.cryptoki",
            "jdk.localedata",
            "jdk.unsupported",
            "jdk.zipfs");

    private static final String MAIN_CLASS = "fr.santelien.desktop.start.PosteMain";

    private final List<Path> classPath;
    private final Path target;

    /**
     * @param classPath run-time class path of desktop-app, jars only
     * @param target directory to work in; the image is made in {@code target/image}
     */
    public ImageBuilder(String classPath, Path target) {
        this.classPath =
                Arrays.stream(classPath.split(File.pathSeparator)).map(Path::of).toList();
        this.target = target;
    }

    /**
     * @return directory of the image
     * @throws IOException when jlink or jpackage fails; the message holds what they said
     */
    public Path build() throws IOException {
        Path runtime = target.resolve("runtime");
        Path jars = target.resolve("jars");
        Path image = target.resolve("image");
        for (Path old : List.of(runtime, jars, image)) {
            delete(old);
        }
        Files.createDirectories(jars);
        for (Path jar : classPath) {
            if (!isJavaFx(jar)) {
                Files.copy(jar, jars.resolve(jar.getFileName()));
            }
        }
        String zstd = ZstdLibrary.copy(classPath, jars);
        run(
                "jlink",
                "--module-path",
                String.join(
                        File.pathSeparator,
                        classPath.stream()
                                .filter(ImageBuilder::isJavaFx)
                                .map(Path::toString)
                                .toList()),
                "--add-modules",
                String.join(",", MODULES),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress=zip-6",
                "--output",
                runtime.toString());
        run(
                "jpackage",
                "--type",
                "app-image",
                "--name",
                "SantelienPoste",
                "--app-version",
                "0.1.0",
                "--vendor",
                "Santélien",
                "--runtime-image",
                runtime.toString(),
                "--input",
                jars.toString(),
                "--main-jar",
                mainJar().getFileName().toString(),
                "--main-class",
                MAIN_CLASS,
                "--java-options",
                "--enable-native-access=ALL-UNNAMED,javafx.graphics,javafx.web",
                "--java-options",
                "-Duser.language=fr",
                "--java-options",
                "-DZstdNativePath=$APPDIR/" + zstd,
                "--java-options",
                HEAP,
                "--dest",
                image.toString());
        return image.resolve("SantelienPoste");
    }

    private Path mainJar() throws IOException {
        return classPath.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("desktop-app-"))
                .findFirst()
                .orElseThrow(() -> new IOException("desktop-app is not on the class path"));
    }

    private static boolean isJavaFx(Path jar) {
        String name = jar.getFileName().toString();
        return name.startsWith("javafx-") || name.startsWith("jdk-jsobject");
    }

    private static void run(String tool, String... arguments) throws IOException {
        StringWriter said = new StringWriter();
        int code;
        try (PrintWriter out = new PrintWriter(said)) {
            code = ToolProvider.findFirst(tool)
                    .orElseThrow(() -> new IOException(tool + " is not in this JDK"))
                    .run(out, out, arguments);
        }
        if (code != 0) {
            throw new IOException(tool + " failed: " + said);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
