package fr.santelien.lab.demo;

import fr.santelien.desktop.start.PosteConfiguration;
import fr.santelien.desktop.start.RunningPoste;
import fr.santelien.desktop.theme.Painting;
import fr.santelien.lab.card.CardKind;
import fr.santelien.lab.card.VirtualCard;
import fr.santelien.lab.card.VirtualReader;
import fr.santelien.lab.network.Cable;
import fr.santelien.lab.people.DemoPerson;
import fr.santelien.lab.pki.TestPki;
import fr.santelien.lab.tour.Progress;
import fr.santelien.lab.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Everything on one machine: the regional server, a virtual reader with the demo cards, and the poste in a window. */
public final class Demo {

    private Demo() {}

    /** Whether a window can be shown. */
    public static boolean hasDisplay() {
        return System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /**
     * Runs until the poste's window is closed. The first time it waits for the server; afterwards the poste opens at once,
     * without network until the server is there, as it would in a structure.
     *
     * @param folder keys, region and data of the poste; kept between runs
     */
    public static void run(Path folder) throws Exception {
        boolean firstTime = !Files.exists(folder.resolve("poste"));
        Progress.show("Préparation des cartes de démonstration…");
        TestPki pki = TestPki.open(folder.resolve("pki"));
        CompletableFuture<World> world = CompletableFuture.supplyAsync(() -> start(folder));
        try (VirtualReader reader = VirtualReader.start();
                Cable cable = Cable.loose()) {
            world.thenAccept(ready -> cable.lead(ready.server().port()));
            if (firstTime) {
                world.join();
            }
            PosteConfiguration configuration = World.configuration(pki, folder.resolve("poste"), cable.port(), reader);
            Map<CardKind, Map<DemoPerson, VirtualCard>> cards = cards(pki);
            CountDownLatch closed = new CountDownLatch(1);
            Painting.beforeToolkit();
            Platform.startup(() -> {
                Stage poste = new Stage();
                RunningPoste running = RunningPoste.open(configuration, poste);
                DeskPanel panel = new DeskPanel(reader, cable, cards);
                panel.show(new Stage());
                poste.showingProperty().subscribe(showing -> {
                    if (!showing) {
                        running.close();
                        panel.close();
                        closed.countDown();
                    }
                });
            });
            closed.await();
        } finally {
            world.thenAccept(World::close).exceptionally(failure -> null).join();
        }
    }

    private static World start(Path folder) {
        try {
            return World.start(folder, Progress::show);
        } catch (IOException | GeneralSecurityException e) {
            throw new CompletionException(e);
        }
    }

    /** Each person has one card of each kind, with the same certificates: either opens her session. */
    private static Map<CardKind, Map<DemoPerson, VirtualCard>> cards(TestPki pki)
            throws IOException, GeneralSecurityException {
        Map<CardKind, Map<DemoPerson, VirtualCard>> cards = new EnumMap<>(CardKind.class);
        for (CardKind kind : CardKind.values()) {
            Map<DemoPerson, VirtualCard> made = new EnumMap<>(DemoPerson.class);
            for (DemoPerson person : DemoPerson.values()) {
                made.put(person, kind.make(pki.card(person)));
            }
            cards.put(kind, made);
        }
        return cards;
    }
}
