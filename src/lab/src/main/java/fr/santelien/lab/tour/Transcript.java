package fr.santelien.lab.tour;

import fr.santelien.lab.hand.Hand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** What was done and seen, step by step, on the terminal and in {@code transcript.txt}, with a picture a step. */
final class Transcript {

    private final Path folder;
    private final Hand hand;
    private int steps;
    private int checks;

    Transcript(Path folder, Hand hand) throws IOException {
        this.folder = folder;
        this.hand = hand;
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("transcript.txt"), "");
    }

    /** Begins a step. */
    Transcript step(String title) {
        steps++;
        write("%2d. %s".formatted(steps, title));
        return this;
    }

    /** Something that must be on the screen, waited for. */
    Transcript screen(String text) {
        hand.awaitText(text);
        return seen("écran : « " + text + " »");
    }

    /** Something that must not be on the screen (any more), waited for. */
    Transcript notOnScreen(String text) {
        hand.awaitNoText(text);
        return seen("écran : plus de « " + text + " »");
    }

    /** Something that an independent client must find on the server, waited for. */
    Transcript server(String what, BooleanSupplier holds) {
        hand.awaitThat("on the server: " + what, holds);
        return seen("serveur : " + what);
    }

    /** Something else that was checked. */
    Transcript seen(String what) {
        checks++;
        write("      ✓ " + what);
        return this;
    }

    /** A picture of the front window at full size, named after the step. */
    Transcript picture(String name) {
        hand.settle();
        String file = "%02d-%s.png".formatted(steps, slug(name));
        hand.picture(folder.resolve(file));
        write("      " + file);
        return this;
    }

    void end() {
        write("%d étapes, %d vérifications, toutes vues.".formatted(steps, checks));
    }

    void failed(Throwable failure) {
        write("      ✗ " + failure.getMessage());
        try {
            hand.picture(folder.resolve("echec.png"));
        } catch (RuntimeException | AssertionError noWindow) {
            write("      (pas de fenêtre à photographier)");
        }
    }

    // CHECKSTYLE-PRINTS: noPrint
    private void write(String line) {
        System.out.println(line);
        try {
            Files.writeString(folder.resolve("transcript.txt"), line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
    // CHECKSTYLE-ON

    private static String slug(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }
}
