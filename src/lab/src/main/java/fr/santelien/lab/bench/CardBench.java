package fr.santelien.lab.bench;

import fr.santelien.lab.card.CardDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The poste's card side against bare calls of PC/SC and PKCS#11 with the same libraries. Each has a virtual reader of its
 * own, so that neither disturbs the other's card; they take turns.
 */
final class CardBench {

    private CardBench() {}

    static List<Figure> run() throws Exception {
        Path folder = Files.createTempDirectory("bench-card");
        Path keys = folder.resolve("pki");
        try (CardDesk ours = CardDesk.open(keys);
                CardDesk bare = CardDesk.open(keys)) {
            List<Figure> figures = new ArrayList<>();
            figures.addAll(CardStartBench.run(ours, bare));
            figures.addAll(DetectionBench.run(ours));
            figures.addAll(LoginBench.run(ours, bare));
            figures.addAll(CardRestBench.run(ours));
            return figures;
        } finally {
            Folders.delete(folder);
        }
    }
}
