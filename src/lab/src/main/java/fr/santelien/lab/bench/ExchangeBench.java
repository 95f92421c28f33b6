package fr.santelien.lab.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** The exchange: a first download, a day's work sent, one change of somebody else. */
final class ExchangeBench {

    private ExchangeBench() {}

    static List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("bench");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            List<Figure> figures = new ArrayList<>();
            figures.add(DownloadBench.run(folder, key));
            figures.add(RoundTrips.run(folder, key));
            figures.addAll(PushBench.run(folder, key));
            return figures;
        } finally {
            Folders.delete(folder);
        }
    }
}
