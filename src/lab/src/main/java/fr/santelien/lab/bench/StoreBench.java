package fr.santelien.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The local store: an edit, and what a poste does with a whole region in its file. */
final class StoreBench {

    private StoreBench() {}

    static List<Figure> run() throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("bench");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            List<Figure> figures = new ArrayList<>();
            figures.add(EditBench.run(folder, key));
            figures.addAll(RegionBench.run(folder, key));
            return figures;
        } finally {
            Folders.delete(folder);
        }
    }
}
