package fr.santelien.lab.postes;

import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One region for all tests of this JVM: its server takes 20 s to start. It ends with the JVM. */
final class SharedWorld {

    private static @Nullable World world;

    private SharedWorld() {}

    static synchronized World get() throws Exception {
        World current = world;
        if (current == null) {
            current = World.start(fresh(), line -> {});
            world = current;
            Runtime.getRuntime().addShutdownHook(new Thread(current::close, "end-of-the-world"));
        }
        return current;
    }

    private static Path fresh() throws IOException {
        return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "world");
    }
}
